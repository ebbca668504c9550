"use strict";
// Several words, and the names in a sentence (yougo's search/multi_word.py and names_in_text.py).
const sentences = (() => {
  const { fold, heard, isHiragana, isAscii, smallWords } = folding;
  const { all, endings, heardEndings, prepared, ENDING } = terms;
  const MOST_WORDS = 16;
  const LONGEST_NAME = 200;

  function wordOf(typed) {
    const sound = heard(typed);
    const forms = sound.length >= 3 ? [typed, sound] : [typed];
    const word = { typed, forms, isRight: all.some((term) => has(term, forms)) };
    if (!word.isRight) word.forms = [...slips.nearKeys(typed, sound)];
    return word;
  }

  // Whether a word of some name of a term begins so.
  function starts(term, forms) {
    return forms.some((form) => {
      const start = form.slice(0, ENDING);
      const begins = (name) => name.startsWith(start);
      return [term.names, term.kana, term.sounds].some((names) => names.some(begins)) || endings(term, start).length > 0;
    });
  }

  function has(term, forms) {
    if (!forms.some((form) => isIn(term, [form.slice(0, ENDING)]))) return false;
    const within = (form) => isAscii(form) && form.length > 2 && term.english.some((name) => name.includes(form));
    return starts(term, forms) || forms.some((form) => within(form) || heardEndings(term, form.slice(0, ENDING)).length > 0);
  }

  const isIn = (term, forms) => term.all.some((name) => forms.some((form) => name.includes(form)));

  // The terms that have all words, each with the shortest name that has one; and with how many of the words are
  // only within others, -1 where not all are as typed.
  function havingAll(text) {
    const typed = [...new Set(text.split(/\s+/).map(fold).filter(Boolean))].slice(0, MOST_WORDS);
    if (typed.length < 2) return [];
    const all = typed.map(wordOf);
    const whole = withAll(all);
    const words = whole.length > 0 ? all : weighty(all);
    const areRight = whole.length > 0 && all.every((word) => word.isRight);
    return (whole.length > 0 ? whole : withAll(words)).map((term) => {
      const names = term.all.filter((name) => words.some((word) => word.forms.some((form) => name.includes(form))));
      const name = names.reduce((least, other) => (other.length < least.length ? other : least));
      return { term, name, within: areRight ? words.filter((word) => !starts(term, word.forms)).length : -1 };
    });
  }

  function withAll(words) {
    const having = words.map((word) => all.filter((term) => has(term, word.forms)));
    const rarest = having.reduce((least, found) => (found.length < least.length ? found : least), having[0] || []);
    return rarest.filter((term) => words.every((word) => isIn(term, word.forms)));
  }

  // The words that count where not all of them are found.
  function weighty(words) {
    const heavy = words.filter((word) => !smallWords.has(word.typed));
    const known = heavy.filter((word) => word.forms.length > 0);
    return known.length > 1 ? known : heavy;
  }

  // The names in a text, folded: the longest at each place. One in Latin letters only as whole words: not UN in FUND.
  function namesIn(text) {
    const [key, bounds] = bounded(text);
    const found = new Set();
    for (let start = 0; start < key.length; ) {
      const name = bounds.has(start) ? nameAt(key, start, bounds) : "";
      if (name) found.add(name);
      start += Math.max(1, name.length);
    }
    return [...found];
  }

  // A text folded, and where in it a word can begin or end.
  function bounded(text) {
    const bounds = new Set([0]);
    let [key, isWithin] = ["", false];
    for (const char of text.normalize("NFKC")) {
      const folded = fold(char);
      const isLatin = /^[a-z0-9]+$/.test(folded);
      if (!(isWithin && isLatin)) bounds.add(key.length);
      key += folded;
      isWithin = isLatin;
    }
    return [key, bounds.add(key.length)];
  }

  function nameAt(key, start, bounds) {
    const { named, longest } = prepared();
    for (let size = Math.min(longest, LONGEST_NAME, key.length - start); size > 1; size -= 1) {
      const name = key.slice(start, start + size);
      const isLittle = size < 3 && isHiragana(name);
      if (!isLittle && bounds.has(start + size) && named.has(name)) return name;
    }
    return "";
  }

  // Whether beside the names of a text there are only particles, or they are Latin in a Japanese text.
  function isAbout(text, names) {
    let rest = fold(text);
    if (names.length === 0 || isAscii(rest) || isHiragana(rest.replaceAll("ー", ""))) return false;
    for (const name of [...names].sort((one, other) => other.length - one.length)) rest = rest.replaceAll(name, "");
    return isHiragana(rest) || names.some(isAscii);
  }

  return { havingAll, namesIn, isAbout };
})();
