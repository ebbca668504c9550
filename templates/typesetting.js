"use strict";
// Fine points of Japanese typesetting that CSS leaves to chance, on pages that are made.
const typesetting = (() => {
  const SHORT = 2; // characters that are too few for a last line
  const BLOCKS = "h1, h3, p, td, .name";

  // Keeps the last characters of a block together where only one or two of them stand on its last line. No line is
  // added: they take a character or two of the line before.
  function lengthenLastLines(home) {
    const blocks = [...home.querySelectorAll(BLOCKS)].filter((block) => !block.querySelector("p"));
    const ends = blocks.map(endOf).filter(Boolean); // all are measured before anything moves
    for (const end of ends) keepTogether(end);
    range.setStart(document, 0);
    range.collapse(true);
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
    const ruby = node.parentElement.closest("ruby");
    if (ruby) range.setStartBefore(ruby);
    else range.setStart(node, at);
    range.setEndAfter(block.lastChild);
    const together = document.createElement("span");
    together.className = "together";
    together.append(range.extractContents());
    range.insertNode(together);
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

  return { lengthenLastLines };
})();
