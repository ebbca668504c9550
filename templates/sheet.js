"use strict";
(() => {
  const root = document.documentElement;
  const spelling = JSON.parse(document.getElementById("spelling").textContent);
  const dropped = new RegExp(spelling.dropped, "g");
  const list = document.querySelector(".columns");
  const results = document.getElementById("results");
  const query = document.getElementById("query");
  const found = document.getElementById("found");
  const SHOWN = 60;

  // The same for every width, case, accent, kana kind and spacing: as the names were folded when the page was made.
  function fold(text) {
    return text
      .normalize("NFKC")
      .normalize("NFD")
      .replace(/[\u0300-\u036f]/g, "")
      .normalize("NFC")
      .toLowerCase()
      .replace(/[\u30a1-\u30f6]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60))
      .replace(dropped, "");
  }

  // The same for every school of romaji; long vowels and double consonants are short.
  function sound(text) {
    let plain = fold(text);
    for (const [hepburn, kunrei] of spelling.schools) plain = plain.replaceAll(hepburn, kunrei);
    return plain.replace(/(?<=o)u|(?<=e)i/g, "").replace(/([a-z])\1+/g, "$1");
  }

  // Each term's names, sounds and beginnings with a line break around each, so that one look tells whether a query is in them.
  const terms = [...list.querySelectorAll(".entry")].map((entry, order) => {
    const [names, sounds, beginnings] = entry.dataset.keys.split("\n\n").map((part) => `\n${part}\n`);
    return { entry, order, names, sounds, beginnings, words: entry.dataset.words.split(" "), shown: true };
  });

  // Whether one letter more, less, other or swapped turns one word into the other.
  function isNear(one, other) {
    if (Math.abs(one.length - other.length) > 1) return false;
    if (one.length > other.length) [one, other] = [other, one];
    let start = 0;
    while (start < one.length && one[start] === other[start]) start += 1;
    if (one.length < other.length) return one.slice(start) === other.slice(start + 1);
    const swapped = one[start] === other[start + 1] && one[start + 1] === other[start];
    return one.slice(start + 1) === other.slice(start + 1) || (swapped && one.slice(start + 2) === other.slice(start + 2));
  }

  // A shorter sound is in too many: zzzz sounds like any z.
  const SHORTEST_SOUND = 3;

  // The rank of a term for a query, 0 the best; undefined when it is not found. `yougo lookup` ranks alike.
  function rank(term, wanted, heard) {
    const spoken = heard.length < SHORTEST_SOUND ? wanted : heard;
    if (term.names.includes(`\n${wanted}\n`)) return 0;
    if (term.beginnings.includes(`\n${wanted}\n`) || (heard !== "" && term.sounds.includes(`\n${heard}\n`))) return 1;
    if (term.names.includes(`\n${wanted}`)) return 2;
    if (term.beginnings.includes(`\n${wanted}`) || term.sounds.includes(`\n${spoken}`)) return 3;
    if (term.names.includes(wanted)) return 4;
    if (heard.length >= SHORTEST_SOUND && new RegExp(`[aiueon]${heard}`).test(term.sounds)) return 5;
    return undefined;
  }

  // Fewer than three different letters are a key held down, or near to too many.
  function mayBeSlip(query) {
    return new Set(query).size >= 3;
  }

  function isSlip(term, wanted, heard) {
    const isWord = mayBeSlip(wanted) && term.words.some((word) => word.length > 3 && isNear(wanted, word));
    const isName = mayBeSlip(wanted) && `${term.names}${term.beginnings}`.split("\n").some((name) => isNear(wanted, name));
    const isSound = mayBeSlip(heard) && term.sounds.split("\n").some((sound) => isNear(heard, sound));
    return isWord || isName || isSound;
  }

  const SLIP = 9;

  // The terms found, best first, each with its rank.
  function find(text) {
    const wanted = fold(text);
    const spoken = sound(text);
    const heard = /^[a-z0-9]+$/.test(spoken) ? spoken : "";
    if (wanted === "") return [];
    const hits = [];
    for (const term of terms) {
      const place = term.shown ? rank(term, wanted, heard) : undefined;
      if (place !== undefined) hits.push([place, term]);
    }
    // Nothing is quite what was typed: perhaps a finger slipped.
    if (wanted.length > 3 && !hits.some(([place]) => place < 2)) {
      const there = new Set(hits.map(([, term]) => term));
      for (const term of terms) if (!there.has(term) && term.shown && isSlip(term, wanted, heard || wanted)) hits.push([SLIP, term]);
    }
    return hits.sort((a, b) => a[0] - b[0] || a[1].order - b[1].order);
  }

  // A copy of an entry without the id, so that each id stands once in the page; ≈ marks one found by a slip.
  function copied([place, { entry }]) {
    const copy = entry.cloneNode(true);
    copy.removeAttribute("id");
    copy.dataset.id = entry.id;
    if (place === SLIP) copy.querySelector("h3").prepend("≈ ");
    return copy;
  }

  function paragraph(text) {
    const made = document.createElement("p");
    made.textContent = text;
    return made;
  }

  function search() {
    const searching = query.value.trim() !== "";
    const hits = searching ? find(query.value) : [];
    results.replaceChildren(results.firstElementChild, ...hits.slice(0, SHOWN).map(copied));
    if (hits.length > SHOWN) {
      const more = document.createElement("button");
      more.type = "button";
      more.textContent = "残りも示す";
      more.addEventListener("click", () => more.replaceWith(...hits.slice(SHOWN).map(copied)));
      results.append(more);
    }
    if (hits.length === 0) results.append(paragraph(`「${query.value.trim()}」に当てはまる用語はありません。`));
    results.hidden = !searching;
    list.classList.toggle("away", searching);
    for (const part of document.querySelectorAll(".index, .sources")) part.hidden = searching;
    found.textContent = searching ? `${hits.length}件` : "";
  }

  function clear() {
    query.value = "";
    search();
  }

  // The id that the address ends in, which somebody may have typed wrong: #%E0%A4%A.
  function addressed() {
    const id = location.hash.slice(1);
    try {
      return decodeURIComponent(id);
    } catch {
      return id;
    }
  }

  // Shows a term in its place: from a result, a link or the address.
  function go() {
    const target = document.getElementById(addressed());
    if (target && list.contains(target)) {
      if (!results.hidden) clear();
      target.scrollIntoView();
    }
  }

  // While an input method composes, its unfinished text is not searched for.
  query.addEventListener("input", (event) => {
    if (!event.isComposing) search();
  });
  query.addEventListener("compositionend", search);
  query.form.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("hashchange", go);
  results.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    if (link && link.hash === location.hash) go();
  });

  function links() {
    const place = results.hidden ? list : results;
    return [...place.querySelectorAll(".entry:not([hidden]) h3 a")];
  }

  function step(forward) {
    const all = links();
    const here = all.indexOf(document.activeElement);
    const next = here < 0 ? (forward ? 0 : -1) : here + (forward ? 1 : -1);
    if (all[next]) all[next].focus();
    else if (!forward) query.focus();
  }

  document.addEventListener("keydown", (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const typing = document.activeElement === query;
    const onTerm = document.activeElement.matches(".entry h3 a");
    if (event.key === "/" && !typing) {
      event.preventDefault();
      query.focus();
      query.select();
    } else if (event.key === "Escape" && query.value !== "") {
      clear();
      query.focus();
    } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && (onTerm || (typing && !results.hidden))) {
      event.preventDefault();
      step(event.key === "ArrowDown");
    } else if (event.key === "Enter" && typing && !results.hidden && links()[0]) {
      links()[0].click();
    } else if (event.key === "c" && onTerm) {
      copy(document.activeElement.closest(".entry"));
    }
  });

  // One button for all entries: it goes to the one that the pointer or the focus is on.
  const button = document.createElement("button");
  button.type = "button";
  button.className = "copy";
  button.textContent = "コピー";
  button.addEventListener("click", () => copy(button.closest(".entry")));

  function text(entry) {
    const clone = entry.cloneNode(true);
    for (const part of clone.querySelectorAll("rt, rp, .copy, .number-of")) part.remove();
    return [...clone.children].map((part) => part.textContent.trim().replace(/\s+/g, " ")).filter(Boolean).join("\n");
  }

  async function copy(entry) {
    try {
      await navigator.clipboard.writeText(text(entry));
      button.textContent = "コピーしました";
    } catch {
      button.textContent = "コピーできません";
    }
  }

  for (const name of ["pointerover", "focusin"]) {
    document.addEventListener(name, (event) => {
      const entry = event.target.closest?.(".columns .entry, #results .entry");
      if (entry && button.parentElement !== entry) {
        button.textContent = "コピー";
        entry.append(button);
      }
    });
  }

  const filters = ["source", "status"].map((name) => [name, document.getElementById(name)]).filter(([, select]) => select);

  const count = document.querySelector(".count");
  const all = count.textContent;

  function filter() {
    for (const term of terms) {
      term.shown = filters.every(([name, select]) => select.value === "" || term.entry.dataset[name].split(" ").includes(select.value));
      term.entry.hidden = !term.shown;
    }
    const shown = terms.filter((term) => term.shown).length;
    count.textContent = shown < terms.length ? `${shown} / ${all}` : all;
    for (const section of list.children) section.hidden = !section.querySelector(".entry:not([hidden])");
    search();
  }
  for (const [, select] of filters) select.addEventListener("change", filter);

  document.getElementById("ruby").addEventListener("click", (event) => {
    const hidden = root.classList.toggle("no-ruby");
    event.currentTarget.setAttribute("aria-pressed", String(!hidden));
  });

  document.getElementById("theme").addEventListener("click", () => {
    const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
  });

  document.querySelector(".bar").hidden = false;
  filter();
  go();
})();
