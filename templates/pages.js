"use strict";
// Lays the entries out on pages of a fixed size, for print: Chromium has no running heads, no page numbers for an
// index and no thumb tabs of its own. All heights are read in one go, then blocks are packed greedily.
(() => {
  const root = document.documentElement;
  const home = document.querySelector(".pages");
  const list = document.querySelector(".columns");
  const chosen = Object.fromEntries(["layout", "paper"].map((name) => [name, document.getElementById(name)]));
  const PAPERS = { A4: [210, 297], Letter: [215.9, 279.4] };
  const CARDS = { A4: [91, 55], Letter: [88.9, 50.8] };
  const SIDE = 17, TOP = 19, FIRST = 12, BOTTOM = 17, GAP = 8, LEAST = 40;
  const pixels = (millimetres) => (millimetres * 96) / 25.4;

  function make(name, kind = "", ...content) {
    const node = document.createElement(name);
    if (kind) node.className = kind;
    node.append(...content);
    return node;
  }

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

  // Reads the heights of all blocks at once, in a column (or table) of their own.
  function measured(blocks, bench) {
    bench.append(...blocks.map((block) => block.node));
    home.append(bench);
    for (const block of blocks) block.height = block.node.getBoundingClientRect().height;
    return blocks;
  }

  // The part of a block that fits into a height, and the rest: its definition is cut between two lines.
  function split(block, room, bench) {
    const text = block.node.querySelector(".definition");
    if (!text?.firstChild) return null;
    bench.append(block.node);
    const line = parseFloat(getComputedStyle(text).lineHeight);
    const box = text.getBoundingClientRect();
    const total = Math.round(box.height / line);
    const fit = Math.min(Math.floor((room - (box.top - block.node.getBoundingClientRect().top)) / line) - 1, total - 2);
    if (fit < 2) return null;
    const range = document.createRange();
    let [low, high] = [1, text.textContent.length];
    range.setStart(text.firstChild, 0);
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      range.setEnd(text.firstChild, middle);
      if (range.getBoundingClientRect().bottom <= box.top + (fit + 0.5) * line) low = middle;
      else high = middle - 1;
    }
    const [head, tail] = [block.node.cloneNode(true), block.node.cloneNode(true)];
    tail.removeAttribute("id");
    tail.dataset.part = "rest";
    const first = head.querySelector(".definition");
    first.textContent = text.textContent.slice(0, low);
    for (const part of head.querySelectorAll(".variants, .source")) part.textContent = "";
    tail.querySelector(".definition").textContent = text.textContent.slice(low);
    for (const part of tail.querySelectorAll("h3, .japanese, .english, .acronym, .expansion, .continued")) {
      if (part.tagName === "TD") part.textContent = "";
      else part.remove();
    }
    tail.querySelector(".definition").before(make("p", "continued", `${block.name}（続き）`));
    const parts = [head, tail].map((node) => ({ ...block, node }));
    block.node.remove();
    return measured(parts, bench);
  }

  // Fills one column: returns the blocks that are in it, and takes them off the queue.
  function column(queue, height, full, bench) {
    const taken = [];
    let used = 0;
    while (queue.length > 0) {
      const block = queue[0];
      const own = block.height - (taken.length === 0 ? block.lead || 0 : 0);
      const kept = block.heading && queue[1] ? Math.min(queue[1].height, full / 3) : 0;
      if (used + own + kept <= height + 0.5) {
        taken.push(queue.shift());
        used += own;
        continue;
      }
      const isLong = block.height > full / 2;
      const parts = isLong && height - used > pixels(LEAST / 2) ? split(block, height - used, bench) : null;
      if (!parts || parts[0].height > height - used + 0.5) {
        if (taken.length === 0 && !parts && height >= full) taken.push(queue.shift()); // it fits nowhere
        if (parts) queue.splice(0, 1, ...parts);
        if (parts && taken.length === 0) taken.push(queue.shift());
        break;
      }
      queue.splice(0, 1, ...parts);
      taken.push(queue.shift());
      break;
    }
    return { taken, used: taken.reduce((sum, block, at) => sum + block.height - (at === 0 ? block.lead || 0 : 0), 0) };
  }

  function fill(queue, columns, height, full, bench) {
    return Array.from({ length: columns }, () => column(queue, height, full, bench));
  }

  // The last of a run is set in columns of equal height: the least in which all of it stands.
  function balanced(queue, columns, height, full, bench) {
    let [low, high] = [0, height];
    while (high - low > 2) {
      const middle = (low + high) / 2;
      const rest = [...queue];
      fill(rest, columns, middle, Infinity, bench);
      if (rest.length === 0) high = middle;
      else low = middle;
    }
    return fill(queue, columns, high, full, bench);
  }

  class Book {
    constructor(paper, front) {
      [this.width, this.height] = PAPERS[paper];
      this.pages = [];
      this.room = 0;
      this.front = front;
      root.style.setProperty("--page-width", `${this.width}mm`);
      root.style.setProperty("--page-height", `${this.height}mm`);
      root.style.setProperty("--column-width", `${(this.width - 2 * SIDE - GAP) / 2}mm`);
      root.style.setProperty("--table-width", `${this.width - 2 * SIDE}mm`);
      root.style.setProperty("--page-top", `${TOP}mm`);
      this.full = pixels(this.height - TOP - BOTTOM);
    }

    turn() {
      const body = make("div", "body");
      const node = make("section", "page", body);
      this.pages.push({ node, body, blocks: [] });
      this.room = this.full;
      home.append(node);
      if (this.pages.length === 1 && this.front) {
        body.append(this.front);
        this.room += pixels(TOP - FIRST) - this.front.getBoundingClientRect().height;
      }
    }

    get page() {
      return this.pages[this.pages.length - 1];
    }

    // Sets a run of blocks in columns, page after page; what follows may go on below it on the same page.
    set(blocks, columns, bench, wrap) {
      const queue = [...blocks];
      if (!this.page || this.room < pixels(LEAST)) this.turn();
      while (queue.length > 0) {
        const before = queue.length;
        const trial = [...queue];
        fill(trial, columns, this.room, Infinity, bench);
        const isLast = trial.length === 0 && columns > 1;
        const filled = isLast ? balanced(queue, columns, this.room, this.full, bench) : fill(queue, columns, this.room, this.full, bench);
        if (queue.length === before && this.room < this.full) {
          this.turn();
          continue;
        }
        const region = wrap(filled.map(({ taken }) => taken.map((block) => block.node)));
        this.page.body.append(region);
        this.page.blocks.push(...filled.flatMap(({ taken }) => taken));
        this.room -= Math.max(...filled.map(({ used }) => used)) + pixels(GAP) + 1;
        if (queue.length > 0) this.turn();
      }
    }

    // Heads, feet, thumb tabs and page numbers, when all pages are there.
    finish(title, tabs) {
      const edition = document.querySelector(".edition")?.textContent || "";
      this.pages.forEach((page, at) => {
        const terms = page.blocks.filter((block) => block.guide);
        const guides = [terms[0], terms[terms.length - 1]].map((block) => short(block?.guide || ""));
        if (at > 0) page.node.prepend(make("header", "running", make("b", "", guides[0]), make("span", "", title), make("b", "", guides[1])));
        page.node.append(make("footer", "foot", make("span", "", edition), make("b", "", `${at + 1} / ${this.pages.length}`)));
        const here = new Set(page.blocks.map((block) => block.row));
        if (tabs.length > 0) page.node.append(make("div", "tabs", ...tabs.map((tab) => make("span", here.has(tab) ? "here" : "", tab))));
      });
      const numbers = new Map(this.pages.flatMap((page, at) => page.blocks.map((block) => [block.id, at + 1])).reverse());
      for (const page of this.pages) for (const block of page.blocks) {
        if (block.target) block.node.querySelector(".number").textContent = numbers.get(block.target) || "";
      }
    }
  }

  function short(guide) {
    const letters = [...guide];
    return letters.length > 8 ? `${letters.slice(0, 7).join("")}…` : guide;
  }

  const nameOf = (entry) => {
    const head = entry.querySelector("h3").cloneNode(true);
    for (const part of head.querySelectorAll("rt, rp")) part.remove();
    return head.textContent.trim();
  };

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
    const two = (columns) => make("div", "region two", ...columns.map((nodes) => make("div", "column", ...nodes)));
    book.set(measured(blocks, bench), 2, bench, two);
    const index = [...document.querySelectorAll(".index li a")].filter((link) => names.has(target(link)));
    if (index.length > 0) book.set(measured(lines(index), bench), 2, bench, two);
    const sources = [...document.querySelectorAll(".sources li")];
    if (sources.length > 0) book.set(measured(references(sources), bench), 2, bench, two);
    bench.remove();
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
    book.full -= bench.tHead.getBoundingClientRect().height;
    const bed = { append: (...nodes) => body.append(...nodes) };
    const wrap = ([nodes]) => make("table", "rows", ...head(), make("tbody", "", ...nodes));
    book.set(blocks, 1, tableBench(bench, bed), wrap);
    bench.remove();
    book.finish(document.title, []);
    return book.pages;
  }

  // Rows are measured inside the table's body; everything else is as for a column.
  function tableBench(bench, bed) {
    return Object.assign(bench, { append: bed.append });
  }

  function row(entry) {
    const copy = unlinked(copied(entry));
    const take = (selector) => [...(copy.querySelector(selector)?.childNodes || [])];
    const head = copy.querySelector("h3");
    const isJapanese = head.lang === "ja";
    const acronym = make("td", "acronym", ...(isJapanese ? take(".acronym") : copy.querySelector(".expansion") ? head.childNodes : take(".acronym")));
    const english = make("td", "expansion", ...(copy.querySelector(".expansion") ? take(".expansion") : isJapanese ? [] : acronym.textContent ? [] : head.childNodes));
    const japanese = make("td", "japanese", ...(isJapanese ? head.childNodes : take(".japanese")));
    acronym.lang = english.lang = "en";
    const text = make("p", "definition", ...take(".definition"));
    text.lang = copy.querySelector(".definition")?.lang || "ja";
    const line = make("tr", "", acronym, japanese, english, make("td", "", text, ...copy.querySelectorAll(".variants")), make("td", "", ...copy.querySelectorAll(".source")));
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
        const made = some.map((entry, place) => ({ ...blockOf(entry, side(entry, at + place + 1), "") }));
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

  // What is too long for its card is set smaller, and then cut with an ellipsis.
  function fit(all) {
    const over = (card) => card.scrollHeight > card.clientHeight + 1;
    const long = [...all].filter(over);
    for (const card of long) card.classList.add("small");
    for (const card of long.filter(over)) {
      const text = card.querySelector(".definition");
      const whole = text?.textContent || "";
      let [low, high] = [0, whole.length];
      while (text && low < high) {
        const middle = (low + high + 1) >> 1;
        text.textContent = `${whole.slice(0, middle)}…`;
        if (over(card)) high = middle - 1;
        else low = middle;
      }
      if (text) text.textContent = low > 0 ? `${whole.slice(0, low)}…` : "";
    }
  }

  function front(entry, number) {
    const copy = unlinked(copied(entry));
    const acronym = copy.querySelector(".acronym")?.textContent;
    const english = copy.querySelector(".expansion")?.textContent;
    const text = acronym || english || nameOf(entry);
    const ask = make("p", text.length > 14 ? "ask long" : "ask", text);
    ask.lang = acronym || english ? "en" : copy.querySelector("h3").lang;
    return make("div", "card", ask, make("span", "number", String(number)));
  }

  function back(entry, number) {
    const copy = unlinked(copied(entry));
    const head = make("p", "answer", ...copy.querySelector("h3").childNodes);
    head.lang = copy.querySelector("h3").lang;
    const acronym = copy.querySelector(".acronym");
    const english = copy.querySelector(".expansion");
    const parts = [english && make("p", "expansion", ...english.childNodes), copy.querySelector(".japanese"), copy.querySelector(".definition")];
    if (parts[0]) parts[0].lang = "en";
    if (!english && acronym && head.textContent !== acronym.textContent) parts[0] = null;
    return make("div", "card", head, ...parts.filter(Boolean), make("span", "number", String(number)));
  }

  const LAYOUTS = { dictionary, table, cards };
  const sheet = document.styleSheets[document.styleSheets.length - 1];
  let rule = -1;
  let made = "";

  // Builds the pages, unless they are as they must be already; returns how many there are.
  function build() {
    const [layout, paper] = [chosen.layout.value, chosen.paper.value];
    const state = [layout, paper, root.className, entries().length].join(" ");
    if (state === made) return home.childElementCount;
    home.replaceChildren();
    names = new Map(entries().map((entry, at) => [entry.id, `p${at + 1}`]));
    const pages = LAYOUTS[layout](paper);
    home.replaceChildren(...pages.map((page) => page.node));
    if (rule >= 0) sheet.deleteRule(rule);
    rule = sheet.insertRule(`@page { size: ${PAPERS[paper].join("mm ")}mm; margin: 0; @bottom-right { content: none } }`, sheet.cssRules.length);
    root.classList.add("paged");
    made = [layout, paper, root.className, entries().length].join(" ");
    return pages.length;
  }

  for (const [name, select] of Object.entries(chosen)) {
    select.value = root.dataset[name];
    if (!select.value) select.selectedIndex = 0;
  }
  addEventListener("beforeprint", build);
  document.getElementById("print").addEventListener("click", () => print());
})();
