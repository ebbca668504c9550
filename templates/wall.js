"use strict";
// A poster: each term's acronym in letters that are read from afar, with its names below.
(() => {
  const { make } = paginator;
  const { blockOf, contentOf, copied, entries, frontOf, layouts, marked, namesIn, plain, setInColumns, unlinked } = printing;
  const COLUMN = 68; // millimetres, at least
  const LONG = 9; // letters that do not fit in a column in large type; a Japanese one is as wide as two
  const { widthOf } = typesetting;
  const LONGEST = 16; // letters of a word that does not fit in a column in the type of a long name

  function wall(size) {
    const columns = Math.max(1, Math.floor(size[0] / COLUMN));
    const front = frontOf();
    front.querySelector(".legend")?.remove();
    const book = new Book(size, front, columns);
    setInColumns(book, entries().map((entry) => blockOf(entry, tile(entry), "")));
    book.finish(document.title, []);
    return book.pages;
  }

  function tile(entry) {
    const copy = marked(unlinked(copied(entry)));
    const names = namesIn(copy);
    const large = names.acronym || copy.querySelector("h3");
    const made = make("div", "entry tile", name(large, sizeOf(plain(large))));
    if (names.japanese && names.japanese !== large) made.append(name(names.japanese, "small"));
    made.append(...copy.querySelectorAll(".romaji"));
    if (names.english && names.english !== large) made.append(name(names.english, "small"));
    made.dataset.of = entry.id;
    return made;
  }

  function sizeOf(text) {
    if (typesetting.wordsOf(text).some((word) => widthOf(word) > LONGEST)) return "large long longest";
    return widthOf(text) > LONG ? "large long" : "large";
  }

  function name(node, kind) {
    const made = make("p", kind, ...contentOf(node));
    made.lang = node.closest("[lang]")?.lang || "ja";
    typesetting.allowBreaks(made);
    return made;
  }

  layouts.wall = wall;
})();
