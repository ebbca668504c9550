"use strict";
// Packs blocks of known height into columns and pages of a fixed size: Chromium has no running heads, no page numbers
// for an index and no thumb tabs of its own. All heights are read in one go, then blocks are packed greedily.
// A block is { node, height, heading, lead, name, guide, row, id, target }; all but the node may be missing.
const paginator = (() => {
  const root = document.documentElement;
  const home = document.querySelector(".pages");
  const PAPERS = { A4: [210, 297], Letter: [215.9, 279.4] };
  const SIDE = 17, TOP = 19, FIRST = 12, BOTTOM = 17, GAP = 8, LEAST = 40;
  const pixels = (millimetres) => (millimetres * 96) / 25.4;

  function make(name, kind = "", ...content) {
    const node = document.createElement(name);
    if (kind) node.className = kind;
    node.append(...content);
    return node;
  }

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

  return { Book, PAPERS, SIDE, home, make, measured, pixels };
})();
