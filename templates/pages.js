"use strict";
// The printed pages: a dictionary, a table or cards, made of the entries that are listed when print is asked for.
(() => {
  const { Book, PAPERS, home, make, measured, pixels } = paginator;
  const root = document.documentElement;
  const list = document.querySelector(".columns");
  const chosen = Object.fromEntries(["layout", "paper"].map((name) => [name, document.getElementById(name)]));
  const CARDS = { A4: [91, 55], Letter: [88.9, 50.8] };

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
    for (const name of ["keys", "words"]) delete copy.dataset[name];
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

  const entries = () => [...list.querySelectorAll(".entry:not([hidden])")];

  const nameOf = (entry) => plain(entry.querySelector("h3"));

  function blockOf(entry, node, row) {
    return { node, row, id: entry.id, guide: entry.dataset.guide || nameOf(entry), name: nameOf(entry) };
  }

  function rows() {
    return [...list.children].filter((section) => section.querySelector(".entry:not([hidden])"));
  }

  function heading(text) {
    return { node: make("h2", "", text), heading: true, lead: pixels(5) };
  }

  const frontOf = () => copied(document.querySelector(".front"));

  function dictionary(paper) {
    const bench = make("div", "column", make("i")); // no heading is its first child
    const book = new Book(paper, frontOf());
    const blocks = rows().flatMap((section) => {
      const title = section.querySelector("h2").textContent;
      const terms = [...section.querySelectorAll(".entry:not([hidden])")];
      return [{ ...heading(title), row: title }, ...terms.map((entry) => blockOf(entry, unlinked(copied(entry)), title))];
    });
    book.set(measured(blocks, bench), 2, bench, two);
    const index = [...document.querySelectorAll(".index li a")].filter((link) => names.has(target(link)));
    if (index.length > 0) book.set(measured(lines(index), bench), 2, bench, two);
    bench.remove();
    citing(book);
    const tabs = [...document.querySelectorAll(".bar nav > *")].map((part) => part.textContent);
    const isLatin = root.dataset.order === "latin";
    book.finish(document.title, isLatin ? tabs : tabs.filter((tab) => tab !== "記号" || blocks.some((block) => block.row === tab)));
    return book.pages;
  }

  function lines(links) {
    const found = links.map((link) => {
      const [acronym, name] = link.children;
      const line = make("a", "line", acronym.cloneNode(true), make("span", "name", name.textContent), make("span", "dots"), make("span", "number", "0"));
      line.dataset.to = target(link);
      aim(line, target(link));
      return { node: line, target: target(link) };
    });
    return [heading("略語索引 A–Z"), ...found];
  }

  const two = (columns) => make("div", "region two", ...columns.map((nodes) => make("div", "column", ...nodes)));

  // The sources, by whose numbers the pages cite them.
  function citing(book) {
    const bench = make("div", "column", make("i"));
    const sources = [...document.querySelectorAll(".sources li")];
    if (sources.length > 0) book.set(measured(references(sources), bench), 2, bench, two);
    bench.remove();
  }

  function references(items) {
    return [heading("出典"), ...items.map((item, at) => ({ node: make("p", "reference", `[${at + 1}] `, ...item.cloneNode(true).childNodes) }))];
  }

  function table(paper) {
    const book = new Book(paper, frontOf());
    const head = () => {
      const titles = ["略語", "日本語", "English", "説明", "出典"].map((title) => make("th", "", title));
      titles.forEach((title) => title.setAttribute("scope", "col"));
      titles[2].lang = "en";
      return [make("colgroup", "", ...titles.map(() => make("col"))), make("thead", "", make("tr", "", ...titles))];
    };
    const body = make("tbody");
    const bench = make("table", "", ...head(), body);
    home.append(bench);
    const blocks = entries().map((entry) => blockOf(entry, row(entry), ""));
    for (const block of blocks) body.append(block.node);
    for (const block of blocks) block.height = block.node.getBoundingClientRect().height;
    const [whole, rowsAlone] = [bench, body].map((node) => node.getBoundingClientRect().height);
    book.full -= whole - rowsAlone; // the head, and the half of the outer borders that is outside the rows
    const bed = { append: (...nodes) => body.append(...nodes) };
    const wrap = ([nodes]) => make("table", "rows", ...head(), make("tbody", "", ...nodes));
    book.set(blocks, 1, tableBench(bench, bed), wrap);
    bench.remove();
    citing(book);
    book.finish(document.title, []);
    return book.pages;
  }

  // Rows are measured inside the table's body; everything else is as for a column.
  function tableBench(bench, bed) {
    return Object.assign(bench, { append: bed.append });
  }

  // The nodes of a term's names by their fields, whichever of them is its headword.
  function namesIn(entry) {
    const head = entry.querySelector("h3");
    const [acronym, english, japanese] = [".acronym", ".expansion", ".japanese"].map((part) => entry.querySelector(part));
    const names = { acronym, english, japanese };
    const fields = head.dataset.field || (head.lang === "ja" ? "japanese" : "acronym");
    for (const field of fields.split(" ")) names[field] ||= head;
    return names;
  }

  const contentOf = (node) => (node ? [...node.cloneNode(true).childNodes] : []);

  function row(entry) {
    const copy = unlinked(copied(entry));
    const { acronym, japanese, english } = namesIn(copy);
    const cells = [["acronym", acronym, "en"], ["japanese", japanese, "ja"], ["expansion", english, "en"]].map(([kind, name, lang]) => {
      const cell = make("td", kind, ...contentOf(name));
      cell.lang = lang;
      return cell;
    });
    const text = make("p", "definition", ...contentOf(copy.querySelector(".definition")));
    text.lang = copy.querySelector(".definition")?.lang || "ja";
    const line = make("tr", "", ...cells, make("td", "", text, ...copy.querySelectorAll(".variants")), make("td", "", ...copy.querySelectorAll(".source")));
    line.id = copy.id;
    line.dataset.of = entry.id;
    return line;
  }

  // Fronts and backs in turn; the backs are mirrored, so that they meet when the sheet is turned over its long side.
  function cards(paper) {
    const book = new Book(paper, null);
    const [width, height] = CARDS[paper];
    const down = Math.floor((book.height - 4) / height);
    root.style.setProperty("--card-width", `${width}mm`);
    root.style.setProperty("--card-height", `${height}mm`);
    root.style.setProperty("--cards-left", `${(book.width - 2 * width) / 2}mm`);
    root.style.setProperty("--cards-top", `${(book.height - down * height) / 2}mm`);
    const all = entries();
    for (let at = 0; at < all.length; at += 2 * down) {
      const some = all.slice(at, at + 2 * down);
      for (const side of [front, back]) {
        const made = some.map((entry, place) => blockOf(entry, side(entry, at + place + 1), ""));
        const pair = (place) => (side === back ? place ^ 1 : place);
        const slots = Array.from({ length: 2 * Math.ceil(made.length / 2) }, (_, place) => made[pair(place)]?.node || make("div", "card"));
        const node = make("section", "page", make("div", "cards", ...slots));
        home.append(node);
        book.pages.push({ node, blocks: made });
      }
    }
    fit(home.querySelectorAll(".card"));
    return book.pages;
  }

  // What is too long for its card is set smaller, and then cut with an ellipsis, the name at last.
  const CUT = [".variants", ".definition", ".source", ".expansion", ".answer", ".ask"];
  const over = (card) => card.scrollHeight > card.clientHeight + 1;

  function fit(all) {
    const long = [...all].filter(over);
    for (const card of long) card.classList.add("small");
    for (const card of long) {
      for (const text of CUT.map((part) => card.querySelector(part)).filter(Boolean)) if (over(card)) cut(text, card);
    }
  }

  function cut(text, card) {
    const whole = text.textContent;
    let [low, high] = [0, whole.length];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      text.textContent = `${whole.slice(0, middle)}…`;
      if (over(card)) high = middle - 1;
      else low = middle;
    }
    text.textContent = low > 0 ? `${whole.slice(0, low)}…` : "";
  }

  // A card asks for the first of these names that a term has, and answers with all others.
  const ASKED = ["acronym", "english", "japanese"];

  function asked(names) {
    return names[ASKED.find((field) => names[field])];
  }

  function front(entry, number) {
    const name = asked(namesIn(copied(entry)));
    const text = plain(name);
    const ask = make("p", text.length > 14 ? "ask long" : "ask", text);
    ask.lang = langOf(name);
    return make("div", "card", ask, make("span", "number", String(number)));
  }

  function back(entry, number) {
    const copy = unlinked(copied(entry));
    const names = namesIn(copy);
    const name = asked(names);
    const answers = [names.japanese, names.english].filter((other) => other && other !== name).map((other, at) => {
      const answer = make("p", at === 0 ? "answer" : "expansion", ...contentOf(other));
      answer.lang = langOf(other);
      return answer;
    });
    if (answers.length === 0 && name.querySelector("rt")) answers.push(make("p", "answer", spoken(name)));
    answers.push(...copy.querySelectorAll(".definition, .variants"));
    if (answers.length === 0) answers.push(...copy.querySelectorAll(".source"));
    return make("div", "card", ...answers, make("span", "number", String(number)));
  }

  const langOf = (name) => name.closest("[lang]")?.lang || "ja";

  // A name without its kana, and as it is read.
  function plain(name) {
    const copy = name.cloneNode(true);
    for (const part of copy.querySelectorAll("rt, rp")) part.remove();
    return copy.textContent.trim();
  }

  function spoken(name) {
    const copy = name.cloneNode(true);
    for (const ruby of copy.querySelectorAll("ruby")) ruby.replaceWith(ruby.querySelector("rt").textContent);
    return copy.textContent.trim();
  }

  const LAYOUTS = { dictionary, table, cards };
  const sheet = document.styleSheets[document.styleSheets.length - 1];
  let rule = -1;
  let made = "";

  // Builds the pages, unless they are as they must be already; returns how many there are.
  function build() {
    const [layout, paper] = [chosen.layout.value, chosen.paper.value];
    const state = () => [layout, paper, root.className, ...entries().map((entry) => entry.id)].join(" ");
    if (state() === made) return home.childElementCount;
    home.replaceChildren();
    names = new Map(entries().map((entry, at) => [entry.id, `p${at + 1}`]));
    const pages = LAYOUTS[layout](paper);
    home.replaceChildren(...pages.map((page) => page.node));
    typesetting.lengthenLastLines(home);
    if (rule >= 0) sheet.deleteRule(rule);
    rule = sheet.insertRule(`@page { size: ${PAPERS[paper].join("mm ")}mm; margin: 0; @bottom-right { content: none } }`, sheet.cssRules.length);
    root.classList.add("paged");
    made = state();
    return pages.length;
  }

  for (const [name, select] of Object.entries(chosen)) {
    select.value = root.dataset[name];
    if (!select.value) select.selectedIndex = 0;
  }
  addEventListener("beforeprint", build);
  document.getElementById("print").addEventListener("click", () => print());
})();
