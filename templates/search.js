"use strict";
// Finds and ranks terms as `yougo lookup` does (yougo's search/query.py), and last those whose definition has the query.
const search = (() => {
  const { fold, heard, isJapanese, isAscii } = folding;
  const { all, endings, heardEndings, prepared, ENDING } = terms;
  const TIERS = ["exact", "sound", "prefix", "part", "inside", "near", "definition"];
  // A hit of this order or a higher one is weak in its tier: hardly what was meant.
  const WEAK = 4;
  // A shorter sound is in too many: zzzz sounds like any z.
  const SHORTEST_SOUND = 3;
  const LONGEST_QUERY = 200;
  const LONGEST_TEXT = 5000;

  class Search {
    constructor(text) {
      this.text = text.slice(0, LONGEST_TEXT);
      this.key = fold(text.slice(0, LONGEST_QUERY).replace(/^[#＃@＠]+/, ""));
      this.heard = /[aiueo]/.test(this.key) ? heard(this.key) : "";
      this.found = new Map();
      prepared();
    }

    run() {
      if (this.key === "") return [];
      for (const term of all) if (term.shown) this.written(term);
      if (this.isWeak("inside")) this.words();
      if (this.isWeak("part", 1)) this.insideOrNear();
      this.defined();
      return [...this.found].map(([term, rank]) => ({ term, rank, tier: TIERS[rank[0]] })).sort(inOrder);
    }

    // Whether nothing better than this was found.
    isWeak(tier, weak = 0) {
      const place = [TIERS.indexOf(tier), weak];
      return [...this.found.values()].every((rank) => compare(rank.slice(0, 2), place) >= 0);
    }

    add(term, tier, order, key) {
      const rank = [TIERS.indexOf(tier), Math.floor(order / WEAK), term.standing, order, key.length, key];
      const known = this.found.get(term);
      if (term.shown && (!known || compare(rank, known) < 0)) this.found.set(term, rank);
    }

    same(term, tier, keys, key, order = 0) {
      if (key !== "" && keys.includes(key)) this.add(term, tier, order, key);
    }

    begins(term, tier, keys, start, order = 0) {
      for (const key of keys) if (key.startsWith(start)) this.add(term, tier, order, key);
    }

    // The query as it is written or sounds, the beginning of that, and a part of it.
    written(term) {
      const { key, heard: sound } = this;
      const isThere = term.text.includes(key) || (sound !== "" && term.text.includes(sound));
      if (!isThere && !term.id.startsWith(key)) return;
      this.same(term, "exact", [...term.names, ...term.kana, term.id], key);
      this.same(term, "sound", term.romaji, key);
      this.same(term, "sound", term.sounds, sound, WEAK);
      this.begins(term, "prefix", isAscii(key) ? [...term.names, term.id, ...term.romaji] : [...term.names, ...term.kana], key);
      if (sound.length >= SHORTEST_SOUND) this.begins(term, "prefix", term.sounds, sound, WEAK);
      this.same(term, "part", term.words, key);
      for (const ending of this.parts(term, endings, key)) this.add(term, "part", 1, ending);
      if (!isJapanese(key)) for (const name of term.english) if (name.includes(key)) this.add(term, "part", WEAK, name);
      if (sound.length > WEAK) for (const ending of this.parts(term, heardEndings, sound)) this.add(term, "part", WEAK + 1, ending);
    }

    // The endings with a key; with a long one those of names that are not English and have all of it.
    parts(term, ends, key) {
      if (key.length <= ENDING) return ends(term, key);
      const isWhole = term.all.some((name) => name.includes(key) && !term.english.includes(name));
      return isWhole ? ends(term, key.slice(0, ENDING)).map(() => key) : [];
    }

    words() {
      for (const { term, within, name } of sentences.havingAll(this.text.slice(0, LONGEST_QUERY))) {
        this.add(term, within < 0 ? "near" : "part", 2 * WEAK + Math.max(within, 0), name);
      }
    }

    // The names that the text holds; or, where these are not what it is about, what is near to it.
    insideOrNear() {
      const names = sentences.namesIn(this.text);
      const isAbout = sentences.isAbout(this.text, names);
      if (!isAbout) this.near();
      if (!isAbout && !this.isWeak("near", 1)) return;
      names.forEach((name, order) => {
        for (const term of prepared().named.get(name)) this.add(term, "inside", order * WEAK, name);
      });
      if (this.heard.length < SHORTEST_SOUND || this.heard.length > WEAK) return;
      for (const term of all) for (const ending of heardEndings(term, this.heard)) this.add(term, "near", WEAK, ending);
    }

    near() {
      const { key, heard: sound } = this;
      const isNothingFound = this.found.size === 0;
      const keys = slips.nearKeys(key, sound);
      for (const near of keys) {
        const order = key === `${near}s` ? 0 : near[0] === key[0] ? 1 : 2;
        for (const term of prepared().bearers.get(near)) this.add(term, "near", order, near);
      }
      if (!isNothingFound || keys.size > 0) return;
      for (const term of all) {
        const name = slips.nearPart(term, key, sound);
        if (name) this.add(term, "near", WEAK, name);
      }
    }

    defined() {
      const words = this.text.slice(0, LONGEST_QUERY).split(/\s+/).map(fold).filter(Boolean);
      if (words.some((word) => word.length < (isAscii(word) ? 3 : 2))) return;
      prepared().definitions.forEach((text, at) => {
        if (words.every((word) => text.includes(word))) this.add(all[at], "definition", 0, "");
      });
    }
  }

  // Lists compared place by place, as Python compares tuples.
  function compare(one, other) {
    for (let at = 0; at < one.length; at += 1) {
      if (one[at] !== other[at]) return one[at] < other[at] ? -1 : 1;
    }
    return 0;
  }

  const inOrder = (one, other) => compare(one.rank, other.rank) || one.term.order - other.term.order;

  // The terms whose names are most like a query that finds nothing (yougo's search/suggest.py).
  function suggestions(text) {
    const key = fold(text).slice(0, 60);
    const wanted = [...new Set([key, heard(key)])].filter((form) => form.length > 1);
    const pairs = wanted.map(pairsOf);
    const alike = (term) => Math.max(...term.all.map(pairsOf).flatMap((others) => pairs.map((own) => likeness(own, others))));
    const near = all.filter((term) => term.shown && wanted.some((form) => piecesOf(form).some((piece) => term.text.includes(piece))));
    const ranked = near.map((term) => ({ term, rank: [-alike(term)] })).filter(({ rank }) => rank[0] <= -0.4);
    return ranked.sort(inOrder).slice(0, 3).map(({ term }) => term);
  }

  function piecesOf(form) {
    const size = isAscii(form) ? 3 : 2;
    return Array.from({ length: Math.max(1, form.length - size + 1) }, (_, at) => form.slice(at, at + size));
  }

  function pairsOf(text) {
    const letters = [...text];
    return new Set(letters.slice(1).map((letter, at) => letters[at] + letter));
  }

  // Dice's coefficient of the pairs of letters.
  function likeness(pairs, others) {
    let shared = 0;
    for (const pair of pairs) if (others.has(pair)) shared += 1;
    return (2 * shared) / (pairs.size + others.size || 1);
  }

  return { find: (text) => new Search(text).run(), suggestions };
})();
