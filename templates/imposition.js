"use strict";
// The dictionary's pages put on sheets of paper so that they come in order once these are folded or cut.
(() => {
  const { make } = paginator;
  const { layouts } = printing;

  // Folded once and stapled in the fold: halves of a sheet, printed on both sides and turned over its short edge.
  // The outermost sheet has the last page beside the first, and the second beside the one before the last.
  function booklet([width, height]) {
    const pages = layouts.dictionary([height / 2, width]).map((page) => page.node);
    while (pages.length % 4 > 0) pages.push(make("section", "page"));
    const sides = [];
    for (let low = 0, high = pages.length - 1; low < high; low += 2, high -= 2) {
      sides.push([pages[high], pages[low]], [pages[low + 1], pages[high - 1]]);
    }
    return sides.map((side) => sheetOf("booklet", side, [height, width]));
  }

  // Cut into four, turned over the long edge. Each quarter of the pile is a run of leaves: they are put on each other.
  function pocket([width, height]) {
    const pages = layouts.dictionary([width / 2, height / 2]).map((page) => page.node);
    const sheets = Math.ceil(pages.length / 8);
    while (pages.length < sheets * 8) pages.push(make("section", "page"));
    const page = (quarter, sheet, side) => pages[2 * (quarter * sheets + sheet) + side];
    const sides = [];
    for (let sheet = 0; sheet < sheets; sheet += 1) {
      sides.push([0, 1, 2, 3].map((quarter) => page(quarter, sheet, 0)));
      sides.push([1, 0, 3, 2].map((quarter) => page(quarter, sheet, 1)));
    }
    return sides.map((side) => sheetOf("pocket", side, [width, height]));
  }

  // Eight pages on one side of a sheet, which is folded into eight and cut along the middle half of its long fold: the
  // upper pages stand on their heads. Every further sheet goes on where the one before ends.
  const FOLDED = [5, 4, 3, 2, 6, 7, 8, 1];

  function fold([width, height]) {
    const pages = layouts.dictionary([height / 4, width / 2]).map((page) => page.node);
    while (pages.length % FOLDED.length > 0) pages.push(make("section", "page"));
    const sides = [];
    for (let before = 0; before < pages.length; before += FOLDED.length) {
      sides.push(FOLDED.map((number) => pages[before + number - 1]));
    }
    return sides.map((side) => sheetOf("fold", side, [height, width]));
  }

  const sheetOf = (kind, pages, size) => ({ node: make("section", `sheet ${kind}`, ...pages), size });

  Object.assign(layouts, { booklet, fold, pocket });
})();
