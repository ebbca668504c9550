"use strict";
// Marks in a result what was searched for, however it is written there.
const marking = (() => {
  const { fold, isAscii } = folding;
  const PLACES = "h3, .acronym, .expansion, .japanese, .variants bdi, .definition";
  const known = new Map();

  function folded(char) {
    if (!known.has(char)) known.set(char, fold(char));
    return known.get(char);
  }

  // A name that does not have a key as it is written may have it in its kana.
  function mark(entry, keys) {
    for (const place of entry.querySelectorAll(PLACES)) {
      const text = fold(place.textContent);
      const isTold = (key) => key.length > 1 || !isAscii(key) || !place.matches(".definition");
      const wanted = keys.filter((key) => isTold(key) && (place.querySelector("rt") || text.includes(key)));
      if (wanted.length === 0) continue;
      if (!markIn(place, "rt, rp", wanted) && place.querySelector("rt")) markIn(place, "rp", wanted, true);
    }
  }

  // Marks the keys in the text of a place, without some of its parts; whether there was any.
  function markIn(place, without, keys, isRead = false) {
    const { text, spots } = spelled(place, (node) => !node.parentElement.closest(without) && !(isRead && isBase(node)));
    const isMarked = new Array(spots.length).fill(false);
    for (const key of keys) {
      for (let at = text.indexOf(key); at >= 0; at = text.indexOf(key, at + 1)) isMarked.fill(true, at, at + key.length);
    }
    const runs = spots.filter((_, at) => isMarked[at]).reduce(joined, []);
    for (const run of runs.reverse()) surround(run);
    return runs.length > 0;
  }

  const isBase = (node) => node.parentElement.matches("ruby");

  // The folded text of a place, and for each of its characters where it stands.
  function spelled(place, isWanted) {
    const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
    const spots = [];
    let text = "";
    while (walker.nextNode()) {
      const node = walker.currentNode;
      let at = 0;
      for (const char of isWanted(node) ? node.data : "") {
        const key = folded(char);
        text += key;
        for (let unit = 0; unit < key.length; unit += 1) spots.push({ node, start: at, end: at + char.length, place: spots.length });
        at += char.length;
      }
    }
    return { text, spots };
  }

  // Neighbours in one node are one run.
  function joined(runs, spot) {
    const last = runs[runs.length - 1];
    if (last?.node === spot.node && last.place + 1 === spot.place) Object.assign(last, { end: spot.end, place: spot.place });
    else runs.push({ ...spot });
    return runs;
  }

  function surround({ node, start, end }) {
    const range = document.createRange();
    range.setStart(node, start);
    range.setEnd(node, end);
    range.surroundContents(document.createElement("mark"));
  }

  return { mark };
})();
