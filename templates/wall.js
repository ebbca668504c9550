"use strict";
// A poster: each term's acronym in letters that are read from afar, with its names below.
(() => {
  const { make } = paginator;
  const { blockOf, contentOf, copied, entries, frontOf, layouts, marked, namesIn, plain, setInColumns, unlinked } = printing;
  const COLUMN = 68; // millimetres, at least
  const LONG = 9; // letters of an acronym that fit in a column in large type; a Japanese one is as wide as two
  const { widthOf } = typesetting;
  const LONGEST = 16; // letters of a word that does not fit in a column in the type of a long name

  const SMALLER = [0.94, 0.88]; // letters, where that saves a sheet with a few terms
  const FULL = 1 / 3; // of the last sheet, at least

  function wall(size) {
    let book = posterOf(size, 1);
    if (isSparse(book)) book = denser(size) || posterOf(size, 1);
    book.finish(document.title, []);
    return book.pages;
  }

  function denser(size) {
    for (const scale of SMALLER) {
      const book = posterOf(size, scale);
      if (!isSparse(book)) return book;
    }
    return null;
  }

  function posterOf(size, scale) {
    document.documentElement.style.setProperty("--wall", scale);
    const columns = Math.max(1, Math.floor(size[0] / COLUMN));
    const front = frontOf();
    front.querySelector(".legend")?.remove();
    const book = new Book(size, front, columns);
    setInColumns(book, entries().map((entry) => blockOf(entry, tile(entry), "")));
    return book;
  }

  // Whether the last sheet has only a few terms.
  function isSparse({ pages, room, full }) {
    return pages.length > 1 && room > (1 - FULL) * full;
  }

  function tile(entry) {
    const copy = marked(unlinked(copied(entry)));
    const names = namesIn(copy);
    const large = names.acronym || copy.querySelector("h3");
    const made = make("div", "entry tile", name(large, sizeOf(plain(large), large === names.acronym)));
    if (names.japanese && names.japanese !== large) made.append(name(names.japanese, "small"));
    made.append(...copy.querySelectorAll(".romaji"));
    if (names.english && names.english !== large) made.append(name(names.english, "small"));
    made.dataset.of = entry.id;
    return made;
  }

  // Names are all of one size, acronyms of a larger one, where they fit.
  function sizeOf(text, isAcronym) {
    if (typesetting.wordsOf(text).some((word) => widthOf(word) > LONGEST)) return "large long longest";
    return isAcronym && widthOf(text) <= LONG ? "large" : "large long";
  }

  function name(node, kind) {
    const made = make("p", kind, ...contentOf(node));
    made.lang = node.closest("[lang]")?.lang || "ja";
    typesetting.allowBreaks(made);
    return made;
  }

  layouts.wall = wall;
})();
