"use strict";
// A poster: each term's acronym in letters that are read from afar, with its names below.
(() => {
  const { make } = paginator;
  const { blockOf, contentOf, copied, entries, frontOf, gridOf, layouts, marked, namesIn, plain, setInColumns, unlinked } = printing;
  const { widthOf } = typesetting;
  const COLUMN = 68; // millimetres of paper
  const LARGE_LETTER = 5.9; // millimetres of an acronym in large type; a Japanese letter is as wide as two
  const LETTER = 3.3; // of a longer name
  const SMALLEST = 0.85; // letters, where they save a sheet with a few terms
  const LARGEST = 1.6; // letters, where there is room
  const STEP = 0.96; // from one size to the next that is tried
  const SPARSE = 1 / 3; // of the last sheet, which smaller letters save
  const FEW = 8; // sheets that are filled: on more, the last one tells little
  const WIDEST = 20; // millimetres that are added below a term where there is room

  function wall(size) {
    let book = posterOf(size, 1);
    if (book.pages.length <= FEW) book = filled(size, book);
    for (const page of book.pages) spread(page);
    book.finish(document.title, []);
    return book.pages;
  }

  // The letters as large as they can be on as many sheets, or on one less if the last has a few terms only.
  function filled(size, { pages, room, full }) {
    const sheets = pages.length;
    const used = sheets - room / full;
    const isSparse = sheets > 1 && used < sheets - 1 + SPARSE;
    const scale = (isSparse && scaleFor(size, sheets - 1, used, SMALLEST)) || scaleFor(size, sheets, used, 1) || 1;
    return posterOf(size, scale);
  }

  // The largest scale at which all terms are on these sheets; undefined if the least is too large.
  function scaleFor(size, sheets, used, least) {
    let scale = Math.min(LARGEST, 1.1 * Math.sqrt(sheets / used));
    for (; scale > least; scale *= STEP) if (posterOf(size, scale).pages.length <= sheets) return scale;
    return undefined;
  }

  // Sets the terms of each column apart, so that it ends at the page's foot.
  function spread({ blocks, body, high }) {
    const heights = new Map(blocks.map((block) => [block.node, block.height]));
    for (const column of body.querySelectorAll(".column")) {
      const tiles = [...column.children];
      const room = high - tiles.reduce((sum, node) => sum + heights.get(node), 0);
      const more = Math.min(paginator.pixels(WIDEST), room / Math.max(1, tiles.length - 1));
      const lines = Math.floor(more / gridOf()) * gridOf();
      for (const node of tiles.slice(0, -1)) node.style.marginBottom = `${parseFloat(node.style.marginBottom) + lines}px`;
    }
  }

  function posterOf(size, scale) {
    document.documentElement.style.setProperty("--wall", scale);
    const columns = Math.max(1, Math.round(size[0] / COLUMN / Math.sqrt(scale) - 0.2));
    const front = frontOf();
    front.querySelector(".legend")?.remove();
    const book = new Book(size, front, columns);
    setInColumns(book, entries().map((entry) => blockOf(entry, tile(entry, book.format.column / scale), "")));
    return book;
  }

  function tile(entry, width) {
    const copy = marked(unlinked(copied(entry)));
    const names = namesIn(copy);
    const large = names.acronym || copy.querySelector("h3");
    const made = make("div", "entry tile", name(large, sizeOf(plain(large), large === names.acronym, width)));
    if (names.japanese && names.japanese !== large) made.append(name(names.japanese, "small"));
    made.append(...copy.querySelectorAll(".romaji"));
    if (names.english && names.english !== large) made.append(name(names.english, "small"));
    made.dataset.of = entry.id;
    return made;
  }

  // Names are all of one size, acronyms of a larger one, where they fit. The width is a column's, in letters of the usual size.
  function sizeOf(text, isAcronym, width) {
    if (typesetting.partsOf(text).some((part) => widthOf(part) > width / LETTER)) return "large long longest";
    return isAcronym && widthOf(text) <= width / LARGE_LETTER ? "large" : "large long";
  }

  function name(node, kind) {
    const made = make("p", kind, ...contentOf(node));
    made.lang = node.closest("[lang]")?.lang || "ja";
    typesetting.allowBreaks(made);
    return made;
  }

  layouts.wall = wall;
})();
