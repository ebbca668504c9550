"use strict";
// What each term is found by. The page holds its names, sounds and romaji; all else is made of these when it is asked for.
const terms = (() => {
  const { fold } = folding;
  // Of an ending, so many characters count.
  const ENDING = 24;
  // An English name of one word and at most so many letters is found by any part of it.
  const COMPACT = 12;
  const list = document.querySelector(".columns");
  const lines = (text) => (text || "").split("\n").filter(Boolean);

  function termOf(entry, order) {
    return { entry, order, standing: entry.dataset.status === "accepted" ? 0 : 1, shown: true };
  }

  function keysOf(entry) {
    const [written, sounded, spelled] = entry.dataset.keys.split("\n\n");
    const [names, kana] = written.split("|").map(lines);
    const sounds = lines(sounded);
    const spaced = lines(entry.dataset.words);
    const english = spaced.map((name) => name.replaceAll(/[ -]/g, ""));
    const others = names.filter((name) => !english.includes(name));
    const id = fold(entry.id);
    const romaji = lines(spelled);
    const words = spaced.flatMap((name) => name.split(/[ -]/)).map((word) => word.replace(/[^\p{L}\p{N}]/gu, ""));
    const all = [...english, ...others, ...(kana || []), ...[...romaji, ...sounds].sort()];
    return {
      id: names.includes(id) ? "" : id,
      names,
      kana: kana || [],
      romaji,
      sounds,
      english,
      spaced,
      // All names in any spelling, as a part of one is looked for; and these in one text, which is searched at once.
      all,
      text: all.join("\n"),
      // How many different pairs of letters each has.
      pairs: all.map((name) => pairsOf(name).size),
      // The names of which any part counts.
      loose: [...others, ...(kana || []), ...spaced.filter((name) => !name.includes(" ")).map((name) => name.replaceAll("-", "")).filter((name) => name.length <= COMPACT)],
      words: words.filter((word) => word.length > 1),
    };
  }

  function pairsOf(text) {
    const letters = [...text];
    return new Set(letters.slice(1).map((letter, at) => letters[at] + letter));
  }

  // The endings of a term's names that begin with a key: from each character, or from each word of an English name.
  function endings(term, key) {
    const found = [];
    for (const name of term.loose) {
      for (let at = name.indexOf(key, 1); at > 0; at = name.indexOf(key, at + 1)) found.push(name.slice(at, at + ENDING));
    }
    for (const name of term.spaced) {
      if (!name.replaceAll(/[ -]/g, "").includes(key)) continue;
      const parts = name.split(/[ -]/);
      for (let first = 1; first < parts.length; first += 1) {
        const ending = parts.slice(first).join("").slice(0, ENDING);
        if (ending.startsWith(key)) found.push(ending);
      }
    }
    return found;
  }

  // The endings of a term's sounds, from each syllable, that begin so.
  function heardEndings(term, heard) {
    const found = [];
    for (const sound of term.sounds) {
      for (let at = sound.indexOf(heard, 1); at > 0; at = sound.indexOf(heard, at + 1)) {
        if (/[aiueon]/.test(sound[at - 1])) found.push(sound.slice(at, at + ENDING));
      }
    }
    return found;
  }

  const all = [...list.querySelectorAll(".entry")].map(termOf);

  // What is worked out at the first search, or before it: when the field gets the focus, or a while after the page is there.
  let made;
  function prepared() {
    if (made) return made;
    for (const term of all) Object.assign(term, keysOf(term.entry));
    made = { definitions: definitions(), ...keys() };
    return made;
  }

  // The definitions, folded in one go.
  function definitions() {
    const texts = all.map(({ entry }) => entry.querySelector(".definition")?.textContent || "");
    return fold(texts.join("\ue000")).split("\ue000");
  }

  // The terms by each key that a slip may have been meant for, and those keys by their length.
  function keys() {
    const bearers = new Map();
    const named = new Map();
    const lengths = [];
    const bear = (map, key, term) => (map.has(key) ? map.get(key).add(term) : map.set(key, new Set([term])));
    for (const term of all) {
      for (const name of term.names) bear(named, name, term);
      for (const key of [...term.all, ...term.words]) bear(bearers, key, term);
      const long = term.words.filter((word) => word.length > 3);
      for (const key of [...term.all, ...long]) if (key.length > 2) (lengths[key.length] ||= new Set()).add(key);
    }
    const longest = Math.max(0, ...[...named.keys()].map((name) => name.length));
    return { bearers, named, lengths, longest };
  }

  const idle = window.requestIdleCallback || setTimeout;
  document.getElementById("query").addEventListener("focus", prepared, { once: true });
  addEventListener("load", () => setTimeout(() => idle(prepared), 1000));

  return { all, endings, heardEndings, pairsOf, prepared, ENDING };
})();
