"use strict";
// What is typed, folded as the names were when the page was made (yougo's language/folding.py).
const folding = (() => {
  const spelling = JSON.parse(document.getElementById("spelling").textContent);
  const dropped = new RegExp(spelling.dropped, "g");
  const smallWords = new Set(spelling.small);

  // The same for every width, case, accent, kana kind and spacing.
  function fold(text) {
    return text
      .normalize("NFKC")
      .normalize("NFD")
      .replace(/[\u0300-\u036f]/g, "")
      .normalize("NFC")
      .toLowerCase()
      .replaceAll("ß", "ss")
      .replace(/[\u30a1-\u30f6]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60))
      .replace(dropped, "");
  }

  // The same for every school of romaji; long vowels and double consonants are short. "" for what is not romaji.
  function heard(key) {
    if (!/^[\x20-\x7e]*$/.test(key)) return "";
    let plain = key;
    for (const [hepburn, kunrei] of spelling.schools) plain = plain.replaceAll(hepburn, kunrei);
    return plain.replaceAll("ou", "o").replaceAll("ei", "e").replace(/([a-z])\1+/g, "$1");
  }

  const isJapanese = (text) => /[\u3041-\u3096\u309d\u309e\u30fc-\u30fe]|\p{sc=Han}/u.test(text);
  const isHiragana = (text) => /^[\u3041-\u3096\u309d\u309e]*$/.test(text);
  const isAscii = (text) => /^[\x00-\x7f]*$/.test(text);

  return { fold, heard, isJapanese, isHiragana, isAscii, smallWords };
})();
