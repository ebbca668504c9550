"use strict";
// Finds and ranks terms as `yougo lookup` does (yougo's search/query.py), and last those whose definition has the query.
const search = (() => {
  const { fold, heard, isJapanese, isAscii } = folding;
  const { all, endings, heardEndings, pairsOf, prepared, ENDING } = terms;
  const TIERS = ["exact", "sound", "prefix", "part", "inside", "near", "definition"];
  // A hit of this order or a higher one is weak in its tier: hardly what was meant.
  const WEAK = 4;
  // A shorter sound is in too many: zzzz sounds like any z.
  const SHORTEST_SOUND = 3;
  const LONGEST_QUERY = 200;
  const LONGEST_TEXT = 5000;
  const LEAST_ALIKE = 0.4;

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
    const pairs = wanted.map((form) => [...pairsOf(form)]);
    const pieces = wanted.flatMap(piecesOf);
    const near = all.filter((term) => term.shown && pieces.some((piece) => term.text.includes(piece)));
    const ranked = near.map((term) => ({ term, rank: [-Math.max(...pairs.map((own) => likeness(own, term)))] }));
    return ranked.filter(({ rank }) => rank[0] <= -LEAST_ALIKE).sort(inOrder).slice(0, 3).map(({ term }) => term);
  }

  function piecesOf(form) {
    const size = isAscii(form) ? 3 : 2;
    return Array.from({ length: Math.max(1, form.length - size + 1) }, (_, at) => form.slice(at, at + size));
  }

  // Dice's coefficient of a query's pairs of letters and those of the name that is most like it; 0 where none can be like enough.
  function likeness(own, term) {
    const there = own.filter((pair) => term.text.includes(pair));
    if (dice(there.length, own.length + there.length) < LEAST_ALIKE) return 0;
    const shared = term.all.map((name) => there.filter((pair) => name.includes(pair)).length);
    return Math.max(...shared.map((count, at) => dice(count, own.length + term.pairs[at])));
  }

  const dice = (shared, size) => (2 * shared) / (size || 1);

  return { find: (text) => new Search(text).run(), suggestions };
})();
