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

  // A name that does not have a key as it is written may have it in its kana, or in how these sound.
  function mark(entry, keys) {
    for (const place of entry.querySelectorAll(PLACES)) {
      const text = fold(place.textContent);
      const isTold = (key) => key.length > 1 || !isAscii(key) || !place.matches(".definition");
      const isSpoken = place.matches(".romaji, .japanese, h3:lang(ja)");
      const wanted = keys.filter((key) => isTold(key) && (isSpoken || text.includes(key)));
      if (wanted.length === 0 || markIn(place, "rt, rp", wanted) || !isSpoken) continue;
      const romaji = wanted.filter((key) => key.length > 1 && isAscii(key));
      if (!markIn(place, "rp", wanted, true)) markIn(place, "rp", romaji, true, soundsOf);
    }
  }

  // Marks the keys in the text of a place, without some of its parts; whether there was any.
  function markIn(place, without, keys, isRead = false, written = asItIs) {
    const found = spelled(place, (node) => !node.parentElement.closest(without) && !(isRead && isBase(node)));
    const { text, spots } = written(found);
    const isMarked = new Array(spots.length).fill(false);
    const find = place.matches(".romaji") || written === soundsOf ? heardPlaces : places;
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

  // How kana sound, from the first that there is (a small a) to the last; "-" is not heard.
  const SOUNDS = (
    "a a i i u u e e o o ka ga ki gi ku gu ke ge ko go sa za si zi su zu se ze so zo ta da ti zi - tu zu te de to do " +
    "na ni nu ne no ha ba pa hi bi pi hu bu pu he be pe ho bo po ma mi mu me mo ya ya yu yu yo yo ra ri ru re ro wa wa i e o n bu"
  ).split(" ");
  const FIRST = 0x3041;
  const SMALL_Y = /[\u3083\u3085\u3087]/; // ya, yu, yo
  const SMALL_VOWEL = /[\u3041\u3043\u3045\u3047\u3049]/;

  const asItIs = (found) => found;

  // The same in romaji: for each of its letters where the kana stand.
  function soundsOf({ text, spots }) {
    const made = { text: "", spots: [] };
    for (let at = 0; at < text.length; at += 1) {
      const kana = text[at];
      const sound = SOUNDS[kana.charCodeAt(0) - FIRST] || (isAscii(kana) ? kana : "-");
      const before = made.spots[made.spots.length - 1];
      if (sound === "-" && before?.node === spots[at].node) made.spots[made.spots.length - 1] = { ...spots[at], start: before.start };
      if (sound === "-") continue;
      joinSmall(made, kana);
      made.text += sound;
      made.spots.push(...[...sound].map(() => spots[at]));
    }
    return made;
  }

  // Takes from what is made so far the vowel that a small kana replaces: ki-ya is kya, te-i is ti, and ti-e is tye.
  function joinSmall(made, kana) {
    if (SMALL_VOWEL.test(kana) && made.text.endsWith("i")) {
      made.text = `${made.text.slice(0, -1)}y`;
    } else if (SMALL_Y.test(kana) ? made.text.endsWith("i") : SMALL_VOWEL.test(kana) && /[td][eo]$/.test(made.text)) {
      made.text = made.text.slice(0, -1);
      made.spots.pop();
    }
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
    if (last?.node === spot.node && last.place + 1 >= spot.place) Object.assign(last, { end: spot.end, place: spot.place });
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
