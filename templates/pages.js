"use strict";
// The printed pages: a dictionary, a table or another layout of the entries that are listed when print is asked for.
const printing = (() => {
  const { benchOf, home, make, measured, pixels } = paginator;
  const root = document.documentElement;
  const list = document.querySelector(".columns");
  const chosen = Object.fromEntries(["layout", "paper"].map((name) => [name, document.getElementById(name)]));

  const RARE = document.querySelector(".pages").dataset.rare.split("|"); // sections that most glossaries have nothing in
  const MOST_TABS = 60;

  // Short ids for the pages' own copies, so that each id stands once; a PDF takes no long ones.
  let names = new Map();
  const target = (link) => decodeURIComponent(link.hash.slice(1));

  // A clone for a page, which knows what term it is of; its links lead within the pages.
  function copied(node) {
    const copy = node.cloneNode(true);
    if (copy.id) copy.dataset.of = copy.id;
    if (names.has(copy.id)) copy.id = names.get(copy.id);
    for (const part of copy.querySelectorAll("[id]")) part.removeAttribute("id");
    for (const link of copy.querySelectorAll("a[href^='#']")) aim(link, target(link));
    for (const part of copy.querySelectorAll(".copy")) part.remove();
    for (const part of copy.querySelectorAll(".romaji")) typesetting.hyphenate(part);
    for (const name of copy.querySelectorAll("h1:lang(ja), h3:lang(ja) a, .japanese")) typesetting.allowBreaks(name);
    for (const part of copy.querySelectorAll("rt")) part.removeAttribute("aria-hidden"); // a PDF tags it as ruby
    for (const name of ["keys", "words", "guide", "status", "source"]) delete copy.dataset[name];
    return copy;
  }

  function aim(link, term) {
    if (names.has(term)) link.href = `#${names.get(term)}`;
    else link.removeAttribute("href");
  }

  function unlinked(node) {
    for (const link of node.querySelectorAll("h3 a")) link.replaceWith(...link.childNodes);
    return node;
  }

  const shownIn = (node) => [...node.querySelectorAll(".entry:not([hidden])")];
  const entries = () => shownIn(list);
  const nameOf = (entry) => plain(entry.querySelector("h3"));

  // A name without its kana and marks.
  function plain(name) {
    const copy = name.cloneNode(true);
    for (const part of copy.querySelectorAll("rt, rp, .doubt")) part.remove();
    return copy.textContent.trim();
  }

  function blockOf(entry, node, row) {
    const name = nameOf(entry);
    return { node, row, id: entry.id, guide: entry.dataset.guide || name, name };
  }

  function heading(text, kind = "") {
    return { node: make("h2", kind, text), heading: true, lead: gridOf() };
  }

  const frontOf = () => copied(document.querySelector(".front"));
  const columnBench = () => ({ ...benchOf(make("div", "column", make("i"))), grid: gridOf() }); // no heading is its first child
  const gridOf = () => parseFloat(getComputedStyle(home).getPropertyValue("--grid"));
  const region = (columns) => make("div", "region", ...columns.map((nodes) => make("div", "column", ...nodes)));

  // Sets a run of blocks in the page's columns.
  function setInColumns(book, blocks) {
    const bench = columnBench();
    book.set(measured(blocks, bench), book.format.columns, bench, region);
  }

  // The last run of a book.
  function setAtEnd(book, blocks) {
    book.accompany(measured(blocks, columnBench()), book.format.columns);
    setInColumns(book, blocks);
  }

  function dictionary(size) {
    const book = new Book(size, frontOf());
    const blocks = [...list.children].flatMap(sectionBlocks);
    setInColumns(book, blocks);
    setIndexes(book);
    setSources(book);
    book.finish(document.title, tabsFor(blocks));
    return book.pages;
  }

  // A section's heading and its terms; nothing where no term of it is shown.
  function sectionBlocks(section) {
    const terms = shownIn(section);
    if (terms.length === 0) return [];
    const title = section.querySelector("h2");
    const row = title.dataset.tab || title.textContent;
    return [{ ...heading(title.textContent), row }, ...terms.map((entry) => blockOf(entry, unlinked(copied(entry)), row))];
  }

  // Every section has its place at the edge, in all printings the same; only signs have none where there are none.
  function tabsFor(blocks) {
    const tabs = [...document.querySelectorAll(".bar nav > *")].map((part) => part.textContent);
    const here = new Set(blocks.map((block) => block.row));
    const shown = tabs.filter((tab) => here.has(tab) || !RARE.includes(tab));
    return shown.length > MOST_TABS ? [] : shown;
  }

  function setIndexes(book) {
    lines.show();
    for (const index of document.querySelectorAll(".index")) {
      const links = [...index.querySelectorAll("li a")].filter((link) => names.has(target(link)));
      setPart(book, index, links.map(indexLine));
    }
  }

  // A part behind the terms, with its heading; nothing where it would be empty.
  function setPart(book, section, blocks, set = setInColumns) {
    const run = section.querySelector("h2").textContent;
    if (blocks.length > 0) set(book, [heading(run, "part"), ...blocks].map((block) => ({ ...block, run })));
  }

  function indexLine(link) {
    const [name, gloss, ...marks] = [...link.children].map((part) => part.cloneNode(true));
    const other = gloss.textContent ? [make("span", "name", gloss, ...marks)] : [];
    const rest = make("span", "rest", make("span", "dots"), ...other, make("span", "number", "0"));
    if (name.className === "romaji-name") typesetting.hyphenate(name.firstChild);
    const line = make("a", "line", name, rest);
    typesetting.allowBreaks(line);
    line.dataset.to = target(link);
    aim(line, target(link));
    return { node: line, target: target(link), guide: link.dataset.guide };
  }

  // The sources with their addresses, by whose numbers the pages cite them.
  function setSources(book) {
    for (const sources of document.querySelectorAll(".sources")) setPart(book, sources, [...sources.querySelectorAll("li")].map(reference), setAtEnd);
  }

  function reference(item, at) {
    return { node: make("p", "reference", `[${at + 1}] `, ...item.cloneNode(true).childNodes) };
  }

  function table(size) {
    const book = new Book(size, frontOf());
    const body = make("tbody");
    const bench = benchOf(make("table", "", ...tableHead(), body), body);
    const blocks = entries().map((entry) => blockOf(entry, row(entry), ""));
    tableColumns.fit(tableHead(), blocks.map((block) => block.node));
    const head = tableHeadHeight(bench);
    const wrap = ([nodes]) => make("table", "rows", ...tableHead(), make("tbody", "", ...nodes));
    book.set(measured(blocks, bench), 1, bench, wrap, head);
    setSources(book);
    book.finish(document.title, []);
    return book.pages;
  }

  function tableHead() {
    const titles = document.querySelector(".pages").dataset.columns.split("|").map((title) => make("th", "", title));
    titles.forEach((title) => title.setAttribute("scope", "col"));
    return [make("colgroup", "", ...titles.map(() => make("col"))), make("thead", "", make("tr", "", ...titles))];
  }

  // The height of the head, and the half of the outer borders that is outside the rows.
  function tableHeadHeight(bench) {
    bench.place.append(make("tr", "", make("td", "", "A")));
    home.append(bench.frame);
    const [whole, rows] = [bench.frame, bench.place].map((node) => node.getBoundingClientRect().height);
    bench.place.replaceChildren();
    return whole - rows;
  }

  // Puts what tells of a doubt behind the name that it is about, on pages that do without a term's last line.
  function marked(copy) {
    const names = namesIn(copy);
    const marks = [[names.japanese, ".of-reading"], [names.english, ".of-english"]];
    for (const [name, kind] of marks) name?.append(...copy.querySelectorAll(`.source > ${kind}`));
    return copy;
  }

  // The nodes of a term's names by their fields, whichever of them is its headword.
  function namesIn(entry) {
    const head = entry.querySelector("h3");
    const [acronym, english, japanese] = [".acronym", ".expansion", ".japanese"].map((part) => entry.querySelector(part));
    const found = { acronym, english, japanese };
    const fields = head.dataset.field || (head.lang === "ja" ? "japanese" : "acronym");
    for (const field of fields.split(" ")) found[field] ||= head;
    return found;
  }

  const contentOf = (node) => (node ? [...node.cloneNode(true).childNodes] : []);

  function row(entry) {
    const copy = unlinked(copied(entry));
    const { acronym, japanese, english } = namesIn(copy);
    const text = make("p", "definition", ...contentOf(copy.querySelector(".definition")));
    text.lang = copy.querySelector(".definition")?.lang || "ja";
    const remarks = make("p", "remarks", ...copy.querySelectorAll(".source > .see, .source > .doubt"));
    const explained = make("td", "explained", text, ...copy.querySelectorAll(".variants"), ...(remarks.firstChild ? [remarks] : []));
    const cited = make("td", "cited", ...copy.querySelectorAll(".source"));
    const read = cell("japanese", japanese, "ja");
    read.append(...copy.querySelectorAll(".romaji"));
    const line = make("tr", "", cell("acronym", acronym, "en"), read, cell("expansion", english, "en"), explained, cited);
    line.id = copy.id;
    line.dataset.of = entry.id;
    return line;
  }

  function cell(kind, name, lang) {
    const made = make("td", kind, ...contentOf(name));
    made.lang = lang;
    return made;
  }

  // From a layout's name to the function that makes its pages, whose width and height it gets; other files add theirs.
  const layouts = { dictionary, table };
  const sheet = document.styleSheets[document.styleSheets.length - 1];
  let rule = -1;
  let made = "";

  function state() {
    return [chosen.layout.value, chosen.paper.value, root.className, ...entries().map((entry) => entry.id)].join(" ");
  }

  // Chromium takes the paper's size from a rule in millimetres alone.
  const paperOf = ([width, height]) => `@page { size: ${width}mm ${height}mm; margin: 0; @bottom-right { content: none } }`;

  function setPaper(size) {
    if (rule >= 0) sheet.deleteRule(rule);
    rule = sheet.insertRule(paperOf(size), sheet.cssRules.length);
  }

  // Builds the pages, unless they are as they must be already.
  function build() {
    if (state() === made) return;
    home.replaceChildren();
    names = new Map(entries().map((entry, at) => [entry.id, `p${at + 1}`]));
    const size = PAPERS[chosen.paper.value];
    home.classList.add("making");
    const pages = layouts[chosen.layout.value](size);
    home.classList.remove("making");
    home.replaceChildren(...pages.map((page) => page.node));
    setPaper(pages[0]?.size || size);
    root.classList.add("paged");
    made = state();
  }

  // The rule for the paper of the pages that are built.
  const paper = () => sheet.cssRules[rule].cssText;

  for (const [name, select] of Object.entries(chosen)) {
    select.value = root.dataset[name];
    if (!select.value) select.selectedIndex = 0;
  }
  // A poster is on large paper, and what is chosen after it on the paper of before.
  let paperBefore = "";
  chosen.layout.addEventListener("change", () => {
    const isWall = chosen.layout.value === "wall";
    const paper = isWall ? "A3" : paperBefore;
    paperBefore = isWall ? chosen.paper.value : "";
    if (paper) chosen.paper.value = paper;
  });
  addEventListener("beforeprint", build);
  document.getElementById("print").addEventListener("click", () => print());

  return { blockOf, build, contentOf, copied, entries, frontOf, gridOf, layouts, marked, namesIn, paper, plain, setInColumns, unlinked };
})();
