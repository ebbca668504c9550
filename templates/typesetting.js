"use strict";
// Fine points of Japanese typesetting that CSS leaves to chance, on pages that are made.
const typesetting = (() => {
  const SHORT = 2; // characters that are too few for a last line
  const BLOCKS = "h1, h2, h3, p, td, .name";

  // Sets what is laid out in a place as it is to be printed. Each block stays as high as it is.
  function finish(place) {
    lengthenLastLines(place);
    loosen(place);
  }

  // Keeps the last characters of a block together where only one or two of them stand on its last line. No line is
  // added: they take a character or two of the line before.
  function lengthenLastLines(place) {
    const blocks = [...place.querySelectorAll(BLOCKS)].filter((block) => isLong(block) && !block.querySelector("p"));
    const ends = blocks.map(endOf).filter(Boolean); // all are measured before anything moves
    for (const end of ends) keepTogether(end);
    range.setStart(document, 0);
    range.collapse(true);
  }

  // Whether a block has more than one line.
  function isLong(block) {
    return block.getBoundingClientRect().height > 2 * parseFloat(getComputedStyle(block).lineHeight) - 1;
  }

  // One range for everything: each change of a page costs time for every range that there is.
  const range = document.createRange();

  // Where a block's last characters begin, one more than a line needs; null where its last line is long enough.
  function endOf(block) {
    const places = lastPlaces(block, SHORT + 1);
    if (places.length <= SHORT) return null;
    const first = places[places.length - 1];
    return first.bottom < places[0].bottom - 2 ? { block, ...first } : null;
  }

  function keepTogether({ block, node, at }) {
    startAt(block, node, at);
    range.setEndAfter(block.lastChild);
    const together = document.createElement("span");
    together.className = "together";
    together.append(range.extractContents());
    for (const mark of together.querySelectorAll("wbr")) mark.remove(); // a line would end there all the same
    together.normalize();
    range.insertNode(together);
  }

  // Begins the range where the word of a character begins; in a definition, where any word may be torn, at the character.
  function startAt(block, node, at) {
    const group = node.parentElement.closest(".word") || node.parentElement.closest("ruby");
    const start = block.matches(".definition") ? at : wordStart(node.data, at, longestIn(block));
    if (group) startBefore(group, block);
    else if (start === 0) startBefore(node, block);
    else range.setStart(node, start);
  }

  // What is taken whole leaves no empty element behind.
  function startBefore(node, block) {
    let first = node;
    while (first.parentNode !== block && !first.previousSibling) first = first.parentNode;
    range.setStartBefore(first);
  }

  const LONGEST = 8; // characters of a word before the last ones that are not torn from them

  function longestIn(block) {
    return Math.min(LONGEST, block.clientWidth / parseFloat(getComputedStyle(block).fontSize) - SHORT - 1);
  }

  // Where the word begins that has the character at this place of a text, if no more characters than these are before it.
  function wordStart(text, at, most) {
    let start = Math.max(0, at - 2 * LONGEST);
    for (const word of wordsOf(text.slice(start))) {
      if (start + word.length > at) break;
      start += word.length;
    }
    return at - start > most ? at : start;
  }

  // The places of a block's last visible characters, the last first; its ruby is beside them, not among them.
  function lastPlaces(block, count) {
    const isBase = (node) => (node.parentElement.closest("rt, rp") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT, isBase);
    const places = [];
    const texts = [];
    while (walker.nextNode()) texts.push(walker.currentNode);
    for (const node of texts.reverse()) {
      for (let at = node.length - 1; at >= 0 && places.length < count; at -= 1) {
        const bottom = bottomOf(node, at);
        if (bottom && node.data[at].trim()) places.push({ node, at, bottom });
      }
    }
    return places;
  }

  // Where a character's box ends; undefined for one that is not shown.
  function bottomOf(node, at) {
    range.setStart(node, at);
    range.setEnd(node, at + 1);
    return [...range.getClientRects()].pop()?.bottom;
  }

  const segmenter = new Intl.Segmenter("ja", { granularity: "word" });
  // The words of a text; a segmenter cuts katakana that it does not know anywhere: イン|スティテュート.
  function wordsOf(text) {
    const words = [];
    for (const { segment } of segmenter.segment(text)) {
      const before = words[words.length - 1] || "";
      if (mayPart(before, segment)) words.push(segment);
      else words[words.length - 1] = before + segment;
    }
    return words;
  }

  const KATAKANA = /^[\p{sc=Katakana}ー]+$/u;

  function mayPart(one, other) {
    if (!KATAKANA.test(one) || !KATAKANA.test(other)) return true;
    return Math.min(one.length, other.length) > 2 && (one.length < 5 || other.length > 3);
  }

  const isBase = (node) => !node.parentElement.closest("rt, rp");

  // Lets a Japanese name break between its words: without that, one that is longer than a line breaks anywhere.
  function allowBreaks(name) {
    if (name.querySelector("wbr.word")) return; // it has them from the entry that it is copied from
    const walker = document.createTreeWalker(name, NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walker.nextNode()) if (isBase(walker.currentNode)) texts.push(walker.currentNode);
    const starts = wordStarts(texts.map((node) => node.data).join(""));
    let before = 0;
    for (const node of texts) {
      const length = node.length;
      if (!node.parentElement.closest("ruby")) breakAt(node, starts.map((start) => start - before));
      before += length;
    }
    keepEndings(name);
  }

  // Hiragana that end a phrase, with the end of the word before them: 運送における, 防止のための.
  const ENDING = /(?:\p{sc=Han}|[\p{sc=Katakana}ー]{1,4})\p{sc=Hiragana}{2,5}(?!\p{sc=Hiragana})/gu;

  // Keeps them on one line, as the page has done it already where the word has ruby.
  function keepEndings(name) {
    const walker = document.createTreeWalker(name, NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walker.nextNode()) if (!walker.currentNode.parentElement.closest("ruby, .word")) texts.push(walker.currentNode);
    for (const node of texts) {
      for (const found of [...node.data.matchAll(ENDING)].reverse()) {
        const word = document.createElement("span");
        word.className = "word";
        node.splitText(found.index).splitText(found[0].length);
        word.append(node.nextSibling);
        node.after(word);
      }
    }
  }

  function breakAt(node, places) {
    for (const at of places.filter((place) => place >= 0 && place < node.length).reverse()) {
      const mark = document.createElement("wbr");
      mark.className = "word";
      node.splitText(at).before(mark);
    }
  }

  // Where words begin that may begin a line: of two or more kanji or katakana. Behind a Latin letter a <wbr> would take
  // away the space that is set there.
  function wordStarts(text) {
    const starts = [];
    let at = 0;
    for (const word of wordsOf(text)) {
      if (at > 0 && text[at - 1] > "\u02ff" && /^[\p{sc=Han}\p{sc=Katakana}ー]{2,}$/u.test(word)) starts.push(at);
      at += word.length;
    }
    return starts;
  }

  // The parts of a name that are not broken where there is room for them.
  function partsOf(name) {
    const starts = [0, ...wordStarts(name), name.length];
    return starts.slice(1).flatMap((end, at) => name.slice(starts[at], end).split(" "));
  }

  const LONG = 16; // letters of a word of romaji, which hardly fit on a line with others

  // Lets long words of romaji break behind a syllable, with a hyphen: browsers know no hyphens for it.
  function hyphenate(romaji) {
    for (const text of romaji.childNodes) {
      if (text.nodeType !== Node.TEXT_NODE) continue;
      text.data = text.data.split(" ").map((word) => (word.length > LONG ? word.replace(SYLLABLE, "$&\u00ad") : word)).join(" ");
    }
  }

  // The ends of syllables, but for the first and the last letters: kan|tai, shin|rai|sei.
  const SYLLABLE = /(?<=..)(?:[aeiou](?!n[^aeiouy])(?=([^aeiou])(?!\1)..)|n(?=[^aeiouy']..))/g;

  // How wide a text is, in Latin letters.
  const widthOf = (text) => [...text].reduce((sum, letter) => sum + (letter > "\u02ff" ? 2 : 1), 0);

  const LOOSE = 0.08; // of a line's width, above which justifying it tears it apart

  // Sets definitions ragged that a long word would tear: their lines are the same then, but not stretched.
  function loosen(place) {
    const torn = [...place.querySelectorAll(".column .definition")].filter((text) => /[A-Za-z]{9}/.test(text.textContent));
    for (const text of torn) text.classList.add("loose");
    const whole = torn.filter((text) => slackOf(text) < LOOSE * text.clientWidth);
    for (const text of whole) text.classList.remove("loose");
  }

  // What the shortest line of a text leaves empty, but for the last one.
  function slackOf(text) {
    range.selectNodeContents(text);
    const lines = [...range.getClientRects()].map((line) => line.right);
    range.collapse();
    return text.getBoundingClientRect().right - Math.min(...lines.slice(0, -1));
  }

  return { allowBreaks, finish, hyphenate, partsOf, widthOf };
})();
