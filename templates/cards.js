"use strict";
// Cards to cut out: fronts and backs in turn. The backs are mirrored, so that they meet when the paper is turned over
// its long side.
(() => {
  const { home, make } = paginator;
  const { blockOf, contentOf, copied, entries, layouts, marked, namesIn, plain, unlinked } = printing;
  const root = document.documentElement;
  const METRIC = [91, 55];
  const LETTER = [88.9, 50.8];
  const EDGE = 2; // printers reach no nearer to a paper's edge
  const LONG = 14; // letters that do not fit on a line in large type

  function cards(size) {
    const [width, height] = size === PAPERS.Letter ? LETTER : METRIC;
    const format = setFormat(size);
    const across = Math.floor((format.width - 2 * EDGE) / width);
    const down = Math.floor((format.height - 2 * EDGE) / height);
    root.style.setProperty("--cards-across", across);
    root.style.setProperty("--card-width", `${width}mm`);
    root.style.setProperty("--card-height", `${height}mm`);
    root.style.setProperty("--cards-left", `${(format.width - across * width) / 2}mm`);
    root.style.setProperty("--cards-top", `${(format.height - down * height) / 2}mm`);
    const all = entries();
    const pages = [];
    for (let at = 0; at < all.length; at += across * down) {
      pages.push(...sheetOf(all.slice(at, at + across * down), at, across));
    }
    home.replaceChildren(...pages.map((page) => page.node));
    fit(home.querySelectorAll(".card"));
    typesetting.finish(home);
    return pages;
  }

  // The page of fronts and the page of backs.
  function sheetOf(some, before, across) {
    return [front, back].map((side) => {
      const blocks = some.map((entry, place) => blockOf(entry, side(entry, before + place + 1), ""));
      const nodes = blocks.map((block) => block.node);
      while (nodes.length % across > 0) nodes.push(make("div", "card"));
      return { node: make("section", "page", make("div", "cards", ...(side === back ? mirrored(nodes, across) : nodes))), blocks };
    });
  }

  // Each row from its other end.
  function mirrored(nodes, across) {
    return nodes.map((_, place) => nodes[place - (place % across) + (across - 1 - (place % across))]);
  }

  // What is too long for its card is set smaller, and then cut with an ellipsis, the name at last.
  const CUT = [".variants", ".definition", ".source", ".romaji", ".expansion", ".answer", ".ask"];
  const over = (card) => card.scrollHeight > card.clientHeight + 1;

  function fit(all) {
    const long = [...all].filter(over);
    for (const card of long) card.classList.add("small");
    for (const card of long) {
      for (const text of CUT.map((part) => card.querySelector(part)).filter(Boolean)) if (over(card)) cut(text, card);
    }
  }

  function cut(text, card) {
    const marks = text.querySelectorAll(".doubt");
    const whole = plain(text);
    const show = (length) => text.replaceChildren(`${whole.slice(0, length)}…`, ...marks);
    let [low, high] = [0, whole.length];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      show(middle);
      if (over(card)) high = middle - 1;
      else low = middle;
    }
    if (low > 0) show(low);
    else text.textContent = "";
  }

  // A card asks for the first of these names that a term has, and answers with all others.
  const ASKED = ["acronym", "english", "japanese"];
  const asked = (names) => names[ASKED.find((field) => names[field])];
  const langOf = (name) => name.closest("[lang]")?.lang || "ja";

  function front(entry, number) {
    const name = asked(namesIn(copied(entry)));
    const text = plain(name);
    const ask = make("p", text.length > LONG ? "ask long" : "ask", text);
    ask.lang = langOf(name);
    typesetting.allowBreaks(ask);
    return make("div", "card", ask, make("span", "number", String(number)));
  }

  function back(entry, number) {
    const copy = marked(unlinked(copied(entry)));
    const names = namesIn(copy);
    const name = asked(names);
    const answers = [names.japanese, names.english].filter((other) => other && other !== name).map(answer);
    if (answers.length === 0 && name.querySelector("rt")) answers.push(make("p", "answer", ...spoken(name)));
    answers.splice(1, 0, ...copy.querySelectorAll(".romaji"));
    answers.push(...copy.querySelectorAll(".definition, .variants"));
    if (answers.length === 0) answers.push(...copy.querySelectorAll(".source"));
    return make("div", "card", ...answers, make("span", "number", String(number)));
  }

  function answer(name, at) {
    const made = make("p", at === 0 ? "answer" : "expansion", ...contentOf(name));
    made.lang = langOf(name);
    typesetting.allowBreaks(made);
    return made;
  }

  // A name as it is read, with its mark; lines end between its words.
  function spoken(name) {
    const copy = name.cloneNode(true);
    for (const ruby of copy.querySelectorAll("ruby")) ruby.replaceWith(kanaOf(ruby));
    for (const mark of copy.querySelectorAll("wbr")) mark.className = "phrase";
    return copy.childNodes;
  }

  function kanaOf(ruby) {
    const kana = ruby.querySelector("rt").textContent;
    return ruby.matches(".spelled") ? kana : make("span", "word", kana);
  }

  layouts.cards = cards;
})();
