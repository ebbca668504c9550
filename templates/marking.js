"use strict";
// Marks in a result what was searched for, however it is written there.
const marking = (() => {
  const { fold, heard, isAscii } = folding;
  const PLACES = "h3, .acronym, .expansion, .japanese, .romaji, .variants bdi, .definition";
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
      const isSpoken = place.querySelector("rt") || place.matches(".romaji");
      const wanted = keys.filter((key) => isTold(key) && (isSpoken || text.includes(key)));
      if (wanted.length === 0) continue;
      if (!markIn(place, "rt, rp", wanted) && place.querySelector("rt")) markIn(place, "rp", wanted, true);
    }
  }

  // Marks the keys in the text of a place, without some of its parts; whether there was any.
  function markIn(place, without, keys, isRead = false) {
    const { text, spots } = spelled(place, (node) => !node.parentElement.closest(without) && !(isRead && isBase(node)));
    const isMarked = new Array(spots.length).fill(false);
    const find = place.matches(".romaji") ? heardPlaces : places;
    for (const [start, end] of keys.flatMap((key) => find(text, key))) isMarked.fill(true, start, end);
    const runs = spots.filter((_, at) => isMarked[at]).reduce(joined, []);
    for (const run of runs.reverse()) surround(run);
    return runs.length > 0;
  }

  // Where a key begins and ends in a text.
  function places(text, key) {
    const found = [];
    for (let at = text.indexOf(key); at >= 0; at = text.indexOf(key, at + 1)) found.push([at, at + key.length]);
    return found;
  }

  // The place in romaji that sounds like a key, in whatever school that is written.
  function heardPlaces(text, key) {
    const sound = heard(key);
    const at = heard(text).indexOf(sound);
    if (sound === "" || at < 0) return [];
    const lengths = [...text].map((_, last) => heard(text.slice(0, last + 1)).length);
    return [[lengths.findIndex((length) => length > at), lengths.findLastIndex((length) => length <= at + sound.length) + 1]];
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
