"use strict";
// What was meant by a query with one slip: a letter more, less, other, or swapped with its neighbour (yougo's search/fuzzy.py).
const slips = (() => {
  const { prepared, endings, heardEndings, ENDING } = terms;
  // A shorter part of a word, with a slip, is near to too many.
  const SHORTEST_PART = 5;

  // Fewer than three different letters are a key held down, or near to too many.
  const mayBeSlip = (query) => new Set(query).size >= 3;

  function isNear(one, other) {
    if (Math.abs(one.length - other.length) > 1) return false;
    const [short, long] = one.length > other.length ? [other, one] : [one, other];
    let start = 0;
    while (start < short.length && short[start] === long[start]) start += 1;
    if (short.length < long.length) return short.slice(start) === long.slice(start + 1);
    const isSwapped = short[start] === long[start + 1] && short[start + 1] === long[start];
    return short.slice(start + 1) === long.slice(start + 1) || (isSwapped && short.slice(start + 2) === long.slice(start + 2));
  }

  // The keys that are one slip away from a query, as it is folded or as it sounds.
  function nearKeys(...forms) {
    const found = new Set();
    for (const form of forms.filter(mayBeSlip)) {
      for (let length = form.length - 1; length <= form.length + 1; length += 1) {
        for (const key of prepared().lengths[length] || []) if (isNear(form, key)) found.add(key);
      }
    }
    return found;
  }

  // The shortest name of a term of which a part is one slip away from the query.
  function nearPart(term, key, heard) {
    const halved = (form, begin) => {
      if (form.length < SHORTEST_PART || !mayBeSlip(form)) return [];
      const middle = form.length >> 1;
      const halves = [form.slice(0, middle), form.slice(middle + 1)].map((half) => half.slice(0, ENDING));
      const isThere = halves.some((half) => term.text.includes(half));
      return isThere && halves.some(begin) ? term.all.filter((name) => isNearPart(form, name)) : [];
    };
    const begins = (names, half) => names.some((name) => name.startsWith(half));
    const near = [
      ...halved(key, (half) => begins([...term.names, ...term.kana], half) || endings(term, half).length > 0),
      ...halved(heard, (half) => begins(term.sounds, half) || heardEndings(term, half).length > 0),
    ];
    return near.sort((one, other) => one.length - other.length)[0];
  }

  // Whether a part of a text that begins with the query's first half or ends with its second is near to it.
  function isNearPart(query, text) {
    const [size, middle] = [query.length, query.length >> 1];
    const at = (start, end) => isNear(query, text.slice(Math.max(0, start), end));
    for (const start of places(text, query.slice(0, middle))) {
      if ([-1, 0, 1].some((more) => at(start, start + size + more))) return true;
    }
    for (const start of places(text, query.slice(middle + 1))) {
      const first = start - middle - 1;
      if ([-1, 0, 1].some((more) => at(first + more, first + size))) return true;
    }
    return false;
  }

  function places(text, piece) {
    const found = [];
    for (let at = text.indexOf(piece); at >= 0; at = text.indexOf(piece, at + 1)) found.push(at);
    return found;
  }

  return { nearKeys, nearPart };
})();
