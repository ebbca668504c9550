"use strict";
// Packs blocks of known height into columns: Chromium has no running heads, no page numbers for an index and no thumb
// tabs of its own. Heights are read on a bench outside the pages: all at once, then once for each block that is split.
// Everything else is counting, so the time grows as the number of pages does.
// A block is { node, height, heading, lead, name, guide, row, id, target }; all but the node may be missing.
const paginator = (() => {
  const home = document.querySelector(".pages");
  const LEAST = 20; // a split leaves no part lower than this many millimetres
  const CONTINUED = 6; // millimetres for the line that says whose definition goes on
  const ROUNDING = 0.5;
  const pixels = (millimetres) => (millimetres * 96) / 25.4;

  function make(name, kind = "", ...content) {
    const node = document.createElement(name);
    if (kind) node.className = kind;
    node.append(...content);
    return node;
  }

  // Where blocks are measured: a column, or a table with its body as the place for rows.
  function benchOf(frame, place = frame) {
    return { frame, place };
  }

  // Reads the heights of all blocks in one reflow, and takes them off the bench again, typeset: no line is added by that.
  function measured(blocks, bench) {
    bench.place.append(...blocks.map((block) => block.node));
    home.append(bench.frame);
    for (const block of blocks) block.height = block.node.getBoundingClientRect().height;
    typesetting.finish(bench.place);
    if (bench.grid) for (const block of blocks) setOnGrid(block, bench.grid);
    for (const block of blocks) block.node.remove();
    return blocks;
  }

  // What follows a block in its column is on the grid again. Kana push a name's second line down by a pixel.
  function setOnGrid(block, grid) {
    const more = Math.ceil(block.height / grid - 0.07) * grid - block.height;
    block.node.style.marginBottom = `${more}px`;
    block.height += more;
  }

  // The parts of a block whose definition is cut between lines: the first fits into the room that there is, and each
  // but the last fills a column. All are measured at once: a long text is laid out twice, whatever number of pages it takes.
  function split(block, room, full, bench) {
    const text = block.node.querySelector(".definition");
    if (!text?.firstChild) return null;
    bench.place.append(block.node);
    const cuts = cutsIn(text, block.node.getBoundingClientRect(), room, full);
    block.node.remove();
    return cuts.length > 0 ? measured(partsOf(block, cuts), bench) : null;
  }

  // After how many characters a text is cut; nowhere if fewer than two lines would be before or after it.
  function cutsIn(text, { top, bottom }, room, full) {
    const line = parseFloat(getComputedStyle(text).lineHeight);
    const box = text.getBoundingClientRect();
    const all = Math.round(box.height / line);
    const fitting = (height) => Math.max(0, Math.floor(height / line) - 1);
    const later = full - pixels(CONTINUED);
    const below = bottom - box.bottom;
    const lines = [Math.min(fitting(top + room - box.top), all - 2)];
    if (lines[0] < 2) return [];
    for (let last = lines[0]; (all - last) * line + below > later && last < all - 2; lines.push(last)) {
      last = Math.min(last + Math.max(2, fitting(later)), all - 2);
    }
    return lines.map((count) => lengthAbove(text.firstChild, box.top + (count + 0.5) * line));
  }

  // One range for all texts: each change of a page costs time for every range that there is.
  const range = document.createRange();

  function lengthAbove(letters, bottom) {
    range.setStart(letters, 0);
    let [low, high] = [1, letters.length];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      range.setEnd(letters, middle);
      if (range.getBoundingClientRect().bottom <= bottom) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  // A block cut after these numbers of characters.
  function partsOf(block, cuts) {
    return [0, ...cuts].map((start, at) => {
      const node = start > 0 ? continuation(block) : block.node.cloneNode(true);
      const text = node.querySelector(".definition");
      text.textContent = text.textContent.slice(start, cuts[at]);
      if (at < cuts.length) for (const part of node.querySelectorAll(".variants, .source")) part.textContent = "";
      return { ...block, node };
    });
  }

  // A clone without the names, which says whose definition goes on.
  function continuation(block) {
    const node = block.node.cloneNode(true);
    node.removeAttribute("id");
    node.dataset.part = "rest";
    for (const cell of node.querySelectorAll("td.acronym, td.japanese, td.expansion")) cell.textContent = "";
    for (const part of node.querySelectorAll("h3, p.japanese, .english, .continued")) part.remove();
    node.querySelector(".definition").before(make("p", "continued", `${block.name}${home.dataset.continued}`));
    return node;
  }

  // A heading needs no space above it at the top of a column.
  function heightIn(block, isFirst) {
    return block.height - (isFirst ? block.lead || 0 : 0);
  }

  // What must follow a heading in its column.
  function keptWith(block, next, full) {
    return block.heading && next ? Math.min(next.height, full / 2) : 0;
  }

  // A block of half a column or more is split where enough room is left; null for any other.
  function partsFor(block, room, full, bench) {
    const isLong = block.height > full / 2;
    return isLong && room > pixels(LEAST) ? split(block, room, full, bench) : null;
  }

  // Fills one column: returns the blocks that are in it, and takes them off the queue.
  function column(queue, height, full, bench) {
    const taken = [];
    let used = 0;
    const take = () => {
      used += heightIn(queue[0], taken.length === 0);
      taken.push(queue.shift());
    };
    while (queue.length > 0 && used + heightIn(queue[0], taken.length === 0) + keptWith(queue[0], queue[1], full) <= height + ROUNDING) take();
    if (queue.length === 0) return { taken, used };
    const parts = partsFor(queue[0], height - used, full, bench);
    if (parts) queue.splice(0, 1, ...parts);
    const fitsNowhere = taken.length === 0 && height >= full;
    if (parts ? taken.length === 0 || parts[0].height <= height - used + ROUNDING : fitsNowhere) take();
    if (taken.length > 1 && taken[taken.length - 1].heading) {
      queue.unshift(taken.pop()); // what follows it could not be split so that it fits
      used -= queue[0].height;
    }
    return { taken, used };
  }

  function fill(queue, columns, height, full, bench) {
    return Array.from({ length: columns }, () => column(queue, height, full, bench));
  }

  // Whether a queue ends in columns of this height, with no block split.
  function endsIn(queue, columns, height) {
    let sum = 0;
    for (const block of queue) {
      sum += heightIn(block, true);
      if (sum > columns * height + ROUNDING) return false;
    }
    const rest = [...queue];
    fill(rest, columns, height, Infinity, null);
    return rest.length === 0;
  }

  // The last of a run is set in columns of equal height: the least in which all of it stands.
  function balanced(queue, columns, height) {
    let [low, high] = [0, height];
    while (high - low > 2) {
      const middle = (low + high) / 2;
      if (endsIn(queue, columns, middle)) high = middle;
      else low = middle;
    }
    return fill(queue, columns, high, Infinity, null);
  }

  // The next columns of a queue, all of one height.
  function nextColumns(queue, columns, height, full, bench) {
    const isLast = columns > 1 && endsIn(queue, columns, height);
    return isLast ? balanced(queue, columns, height) : fill(queue, columns, height, full, bench);
  }

  return { benchOf, endsIn, home, make, measured, nextColumns, pixels };
})();
