"use strict";
// Pages of one paper, filled with columns run after run; then their heads, feet, thumb tabs and page numbers.
const { Book, setFormat } = (() => {
  const { benchOf, make, measured, nextColumns, pixels } = paginator;
  const root = document.documentElement;
  const PAPERS = { A4: [210, 297], Letter: [215.9, 279.4] };
  // In millimetres; `first` is the top of the first page, `gap` is between columns and between runs.
  const MARGINS = { inner: 19, outer: 15, top: 19, first: 12, bottom: 17, gap: 8 };
  const LEAST = 40; // what a run needs to begin on a page that others are on
  const LONGEST_GUIDE = 8;

  // Sets the measures of all pages, with so many columns, in the style sheet too.
  function setFormat(paper, columns) {
    const [width, height] = PAPERS[paper];
    const body = width - MARGINS.inner - MARGINS.outer;
    const format = { ...MARGINS, width, height, body, column: (body - (columns - 1) * MARGINS.gap) / columns };
    for (const [name, size] of Object.entries(format)) root.style.setProperty(`--page-${name}`, `${size}mm`);
    return format;
  }

  class Book {
    // `front` is what comes first on the first page, or null.
    constructor(paper, columns, front) {
      this.format = setFormat(paper, columns);
      this.full = pixels(this.format.height - this.format.top - this.format.bottom);
      this.pages = [];
      this.room = 0;
      this.front = front;
    }

    turn() {
      const body = make("div", "body");
      this.pages.push({ node: make("section", "page", body), body, blocks: [] });
      this.room = this.full;
      if (this.pages.length === 1 && this.front) this.open(body);
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
      if (!this.page || this.room < pixels(LEAST)) this.turn();
      while (queue.length > 0) {
        const before = queue.length;
        const filled = nextColumns(queue, columns, this.room - head, this.full - head, bench);
        if (queue.length < before || this.room >= this.full) this.add(filled, wrap, head);
        if (queue.length > 0) this.turn();
      }
    }

    add(filled, wrap, head) {
      this.page.body.append(wrap(filled.map(({ taken }) => taken.map((block) => block.node))));
      for (const { taken } of filled) this.page.blocks.push(...taken);
      this.room -= Math.max(...filled.map(({ used }) => used)) + head + pixels(this.format.gap) + 1;
    }

    // Heads, feet, thumb tabs and page numbers, when all pages are there.
    finish(title, tabs) {
      const edition = document.querySelector(".edition")?.textContent || "";
      this.pages.forEach((page, at) => {
        if (at > 0) page.node.prepend(headOf(page, title));
        page.node.append(make("footer", "foot", make("span", "", edition), make("b", "", `${at + 1} / ${this.pages.length}`)));
        if (tabs.length > 0) page.node.append(tabsOf(page, tabs));
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

  function headOf(page, title) {
    const guides = page.blocks.map((block) => block.guide).filter(Boolean);
    const first = make("b", "", shortened(guides[0] || ""));
    const last = make("b", "", shortened(guides[guides.length - 1] || ""));
    return make("header", "running", first, make("span", "", title), last);
  }

  function tabsOf(page, tabs) {
    const here = new Set(page.blocks.map((block) => block.row));
    return make("div", "tabs", ...tabs.map((tab) => make("span", here.has(tab) ? "here" : "", tab)));
  }

  function shortened(guide) {
    const letters = [...guide];
    return letters.length > LONGEST_GUIDE ? `${letters.slice(0, LONGEST_GUIDE - 1).join("")}…` : guide;
  }

  return { Book, setFormat };
})();
