"use strict";
// Pages of one paper, filled with columns run after run; then their heads, feet, thumb tabs and page numbers.
const { Book, PAPERS, setFormat } = (() => {
  const { benchOf, endsIn, make, measured, nextColumns, pixels } = paginator;
  const root = document.documentElement;
  const PAPERS = { A4: [210, 297], Letter: [215.9, 279.4], A5: [148, 210], B5: [182, 257], A3: [297, 420], A2: [420, 594] };
  // In millimetres, from the widest pages to the narrowest; `first` is the top of the first page, `gap` is between
  // columns and between runs.
  const MARGINS = [
    { from: 400, columns: 4, inner: 22, outer: 18, top: 24, first: 16, bottom: 20, gap: 8 },
    { from: 280, columns: 3, inner: 20, outer: 16, top: 20, first: 13, bottom: 18, gap: 8 },
    { from: 175, columns: 2, inner: 19, outer: 15, top: 19, first: 12, bottom: 17, gap: 8 },
    { from: 120, columns: 2, inner: 14, outer: 12, top: 17, first: 10, bottom: 14, gap: 5 },
    { from: 0, columns: 1, inner: 10, outer: 9, top: 16, first: 8, bottom: 14, gap: 4 },
  ];
  const LEAST = 40; // what a run needs to begin on a page that others are on, or a sixth of a small page
  const SHORT = 1 / 4; // of a page: a run that is not set alone on the last one
  const SHARED = 1 / 3; // of the page before, which comes with it
  const LONGEST_GUIDE = 16; // Latin letters, or half as many Japanese ones

  // Sets the measures of all pages in the style sheet; `columns` instead of those that pages of this width have.
  function setFormat([width, height], columns = 0) {
    const margins = MARGINS.find((each) => width >= each.from);
    const format = { ...margins, width, height, columns: columns || margins.columns };
    format.body = width - format.inner - format.outer;
    format.column = (format.body - (format.columns - 1) * format.gap) / format.columns;
    for (const [name, size] of Object.entries(format)) root.style.setProperty(`--page-${name}`, `${size}mm`);
    return format;
  }

  class Book {
    // `front` is what comes first on the first page, or null.
    constructor(size, front, columns = 0) {
      this.format = setFormat(size, columns);
      this.full = pixels(this.format.height - this.format.top - this.format.bottom);
      this.pages = [];
      this.room = 0;
      this.front = front;
    }

    turn() {
      const body = make("div", "body");
      const side = this.pages.length % 2 === 1 ? " left" : "";
      const place = this.pages.length === 0 ? " first" : "";
      this.pages.push({ node: make("section", `page${side}${place}`, body), body, blocks: [] });
      this.room = this.full;
      if (this.pages.length === 1 && this.front) this.open(body);
      this.page.high = this.room;
    }

    // The first page begins higher, with the title.
    open(body) {
      const [{ height }] = measured([{ node: this.front }], benchOf(make("div", "whole")));
      body.append(this.front);
      this.room += pixels(this.format.top - this.format.first) - height;
    }

    get page() {
      return this.pages[this.pages.length - 1];
    }

    // Sets a run of measured blocks, page after page; what follows may go on below it on the same page.
    // `wrap` makes a region of the nodes of each column; `head` is what it takes beside them, in pixels.
    set(blocks, columns, bench, wrap, head = 0) {
      const queue = [...blocks];
      if (!this.page || !this.hasRoomFor(queue, columns, head)) this.turn();
      while (queue.length > 0) {
        const before = queue.length;
        const filled = nextColumns(queue, columns, this.room - head, this.full - head, bench);
        if (queue.length < before || this.room >= this.full) this.add(filled, [columns, bench, wrap, head]);
        if (queue.length > 0) this.turn();
      }
    }

    // Whether a run may begin on this page: it fits there, or a good part of it does.
    hasRoomFor(queue, columns, head) {
      return this.room >= Math.min(pixels(LEAST), this.full / 6) || endsIn(queue, columns, this.room - head);
    }

    // A short run that would be alone on the last page gets company: the end of what is set before it.
    accompany(queue, columns) {
      const { full, last, room } = this;
      const isAlone = last && !this.hasRoomFor(queue, columns, 0) && endsIn(queue, columns, full * SHORT);
      if (!isAlone || last.room - room < full / 2) return;
      last.node.remove();
      this.page.blocks.splice(-last.blocks.length);
      this.room = (last.room - room) * (1 - SHARED);
      this.set(last.blocks, ...last.manner);
    }

    add(filled, manner) {
      const [, , wrap, head] = manner;
      const node = wrap(filled.map(({ taken }) => taken.map((block) => block.node)));
      const blocks = filled.flatMap(({ taken }) => taken);
      this.page.body.append(node);
      this.page.blocks.push(...blocks);
      this.last = { blocks, manner, node, room: this.room };
      this.room -= Math.max(...filled.map(({ used }) => used)) + head + pixels(this.format.gap) + 1;
    }

    // Heads, feet, thumb tabs and page numbers, when all pages are there. A narrow foot has no room for the version.
    finish(title, tabs) {
      const told = this.format.columns > 1 ? "main .count, main .edition" : "main .count, main .edition:not(.version)";
      const edition = [...document.querySelectorAll(told)].map((part) => part.textContent).join("　");
      this.pages.forEach((page, at) => {
        page.node.dataset.number = at + 1;
        if (at > 0) page.node.prepend(headOf(page, title));
        page.node.append(make("footer", "foot", make("span", "", edition), make("b", "", `${at + 1} / ${this.pages.length}`)));
        if (tabs.length > 0) page.node.append(tabsOf(page, tabs));
        for (const part of page.node.children) if (part !== page.body) part.ariaHidden = "true"; // artifacts in a PDF
      });
      this.number();
    }

    // Writes into the lines of an index on which page their terms are.
    number() {
      const numbers = new Map();
      this.pages.forEach((page, at) => {
        for (const block of page.blocks) if (block.id && !numbers.has(block.id)) numbers.set(block.id, at + 1);
      });
      for (const { target, node } of this.pages.flatMap((page) => page.blocks)) {
        if (target) node.querySelector(".number").textContent = numbers.get(target) || "";
      }
    }
  }

  // A page of terms is headed by the first and the last of them; one of an index alone by its lines and its name.
  function headOf(page, title) {
    const terms = page.blocks.filter((block) => block.id);
    const guided = (terms.length > 0 ? terms : page.blocks).filter((block) => block.guide);
    const [first, last] = [guided[0], guided[guided.length - 1]].map((block) => make("b", "", shortened(block?.guide || "")));
    const name = terms.length > 0 ? title : page.blocks[0]?.run || title;
    return make("header", "running", first, make("span", "", name), last);
  }

  function tabsOf(page, tabs) {
    const here = new Set(page.blocks.map((block) => block.row));
    return make("div", "tabs", ...tabs.map((tab) => make("span", here.has(tab) ? "here" : "", tab)));
  }

  function shortened(guide) {
    if (typesetting.widthOf(guide) <= LONGEST_GUIDE) return guide;
    const letters = [...guide];
    while (typesetting.widthOf(letters) > LONGEST_GUIDE - 2) letters.pop();
    return `${letters.join("")}…`;
  }

  return { Book, PAPERS, setFormat };
})();
