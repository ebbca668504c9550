"use strict";
// A poster: each term's acronym in letters that are read from afar, with its names below.
(() => {
  const { make } = paginator;
  const { blockOf, contentOf, copied, entries, frontOf, layouts, namesIn, plain, setInColumns, unlinked } = printing;
  const COLUMN = 68; // millimetres, at least
  const LONG = 9; // letters that do not fit in a column in large type; a Japanese one is as wide as two

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
    const names = namesIn(unlinked(copied(entry)));
    const large = names.acronym || names.japanese || names.english;
    const made = make("div", "entry tile", name(large, widthOf(plain(large)) > LONG ? "large long" : "large"));
    for (const other of [names.japanese, names.english]) if (other && other !== large) made.append(name(other, "small"));
    made.dataset.of = entry.id;
    return made;
  }

  const widthOf = (text) => [...text].reduce((sum, letter) => sum + (letter > "\u02ff" ? 2 : 1), 0);

  function name(node, kind) {
    const made = make("p", kind, ...contentOf(node));
    made.lang = node.closest("[lang]")?.lang || "ja";
    return made;
  }

  layouts.wall = wall;
})();
