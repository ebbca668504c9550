"use strict";
// The page on a screen: the search with its results, addresses, filters and keys.
(() => {
  const root = document.documentElement;
  const bar = document.querySelector(".bar");
  const list = document.querySelector(".columns");
  const results = document.getElementById("results");
  const query = document.getElementById("query");
  const found = document.getElementById("found");
  const more = document.getElementById("more");
  const controls = document.getElementById("controls");
  const SHOWN = 25;
  const isSearching = () => !results.hidden;

  // A copy of an entry without the id, so that each id stands once in the page; ≈ marks what is only near.
  function copied({ term, tier, rank }) {
    const copy = term.entry.cloneNode(true);
    copy.removeAttribute("id");
    Object.assign(copy.dataset, { id: term.entry.id, tier });
    for (const part of copy.querySelectorAll(".copy")) part.remove();
    const words = query.value.split(/\s+/).map(folding.fold).filter((word) => word.length > 1);
    const named = tier === "near" || tier === "inside" ? [rank[5]] : [];
    marking.mark(copy, [folding.fold(query.value), ...words, ...named].filter(Boolean));
    if (tier === "near") copy.querySelector("h3").prepend(made("span", "near", "≈ "));
    return copy;
  }

  function made(name, kind, ...content) {
    const node = document.createElement(name);
    node.className = kind;
    node.append(...content);
    return node;
  }

  function find() {
    const text = query.value.trim();
    const hits = text === "" ? [] : search.find(text);
    results.replaceChildren(results.firstElementChild, ...hits.slice(0, SHOWN).map(copied));
    if (hits.length > SHOWN) results.append(rest(hits.slice(SHOWN)));
    if (text !== "" && hits.length === 0) results.append(...nothing(text));
    results.hidden = text === "";
    root.classList.toggle("searching", text !== "");
    found.textContent = text === "" ? "" : results.dataset.count.replace("{}", hits.length);
  }

  function rest(hits) {
    const button = made("button", "rest", results.dataset.rest);
    button.type = "button";
    button.addEventListener("click", () => button.replaceWith(...hits.map(copied)));
    return button;
  }

  // That nothing was found, and what was perhaps meant.
  function nothing(text) {
    const said = made("p", "", results.dataset.none.replace("{}", () => text));
    const links = search.suggestions(text).map(({ entry }) => {
      const link = made("a", "", ...entry.querySelector("h3 a").cloneNode(true).childNodes);
      link.href = entry.querySelector("h3 a").hash;
      return link;
    });
    if (links.length === 0) return [said];
    return [said, made("p", "alike", results.dataset.alike, ...links.flatMap((link, at) => (at > 0 ? ["、", link] : [link])))];
  }

  function typed() {
    const wasSearching = isSearching();
    find();
    if (isSearching() || wasSearching) scrollTo(0, 0);
    clearTimeout(later);
    later = setTimeout(keep, 300);
  }

  function clear() {
    query.value = "";
    find();
    keep();
  }

  let later;

  // Writes the query into the address, ?q=; after a term was looked at it is a new step, so that Back leads to the term.
  function keep() {
    clearTimeout(later);
    const address = new URL(location.href);
    const text = query.value.trim();
    if (text === (address.searchParams.get("q") || "") && (address.hash === "" || text === "")) return;
    const isNew = address.hash !== "";
    if (text) address.searchParams.set("q", text);
    else address.searchParams.delete("q");
    address.hash = "";
    try {
      history[isNew ? "pushState" : "replaceState"](null, "", address);
    } catch {
      // A browser that lets no file change its address.
    }
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

  let left = "";

  // Shows what the address says: a term or a row, or else the results of its query.
  function follow() {
    const target = document.getElementById(addressed());
    if (target && list.contains(target)) {
      show(target);
      return;
    }
    query.value = new URLSearchParams(location.search).get("q") || "";
    find();
    results.querySelector(`[data-id="${CSS.escape(left)}"] h3 a`)?.focus();
  }

  function show(target) {
    clearTimeout(later);
    if (isSearching()) {
      query.value = "";
      find();
    }
    if (target.hidden) unfilter();
    left = target.id;
    measure();
    // A browser that follows a link takes the focus away after it has told of it.
    setTimeout(() => {
      target.querySelector("h3 a")?.focus({ preventScroll: true });
      settle(target);
    });
  }

  // Entries get their true height when they come into sight: until the target has stayed where it is for some frames,
  // it is shown again.
  function settle(target, stayed = 0, frames = 0) {
    const before = target.getBoundingClientRect().top;
    target.scrollIntoView();
    const isThere = Math.abs(target.getBoundingClientRect().top - before) < 1;
    if (stayed < 5 && frames < 60) requestAnimationFrame(() => settle(target, isThere ? stayed + 1 : 0, frames + 1));
  }

  // Nothing is shown under the bar, whose height depends on what is in it.
  function measure() {
    root.style.setProperty("--bar", `${bar.getBoundingClientRect().height}px`);
  }

  // While an input method composes, its unfinished text is not searched for.
  query.addEventListener("input", (event) => {
    if (!event.isComposing) typed();
  });
  query.addEventListener("compositionend", typed);
  query.form.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("popstate", follow);
  results.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    if (!link) return;
    keep();
    if (link.hash === location.hash) follow();
  });

  function links() {
    return [...(isSearching() ? results : list).querySelectorAll(".entry:not([hidden]) h3 a")];
  }

  function step(forward) {
    const all = links();
    const here = all.indexOf(document.activeElement);
    const next = here < 0 ? (forward ? 0 : -1) : here + (forward ? 1 : -1);
    if (all[next]) all[next].focus();
    else if (!forward) query.focus();
  }

  const isOnTerm = () => document.activeElement.matches(".entry h3 a");
  const isTyping = () => document.activeElement === query;

  const KEYS = {
    "/": () => {
      if (isTyping()) return false;
      query.focus();
      query.select();
      return true;
    },
    Escape: () => {
      if (query.value === "") return false;
      clear();
      query.focus();
      return true;
    },
    ArrowDown: () => walk(true),
    ArrowUp: () => walk(false),
    Enter: () => {
      if (!isTyping() || !isSearching() || !links()[0]) return false;
      links()[0].click();
      return true;
    },
    c: () => {
      if (!isOnTerm()) return false;
      copying.copy(document.activeElement.closest(".entry"));
      return true;
    },
  };

  function walk(forward) {
    if (!isOnTerm() && !(isTyping() && isSearching())) return false;
    step(forward);
    return true;
  }

  document.addEventListener("keydown", (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (KEYS[event.key]?.()) event.preventDefault();
  });

  const filters = ["source", "status"].map((name) => [name, document.getElementById(name)]).filter(([, select]) => select);
  const count = document.querySelector(".count");
  const whole = count.textContent;

  function filter() {
    const chosen = filters.filter(([, select]) => select.value !== "");
    for (const term of terms.all) {
      term.shown = chosen.every(([name, select]) => term.entry.dataset[name].split(" ").includes(select.value));
      term.entry.hidden = !term.shown;
    }
    const shown = terms.all.filter((term) => term.shown).length;
    count.textContent = shown < terms.all.length ? `${shown} / ${whole}` : whole;
    for (const section of list.children) section.hidden = !section.querySelector(".entry:not([hidden])");
    more.classList.toggle("active", chosen.length > 0);
    find();
  }

  function unfilter() {
    for (const [, select] of filters) select.value = "";
    filter();
  }

  for (const [, select] of filters) select.addEventListener("change", filter);

  more.addEventListener("click", () => {
    more.setAttribute("aria-expanded", String(bar.classList.toggle("open")));
  });

  const ruby = document.getElementById("ruby");
  ruby.setAttribute("aria-pressed", String(!root.classList.contains("no-ruby")));
  ruby.addEventListener("click", () => {
    const isOff = root.classList.toggle("no-ruby");
    ruby.setAttribute("aria-pressed", String(!isOff));
    remembered.keep("ruby", isOff ? "off" : "on");
  });

  document.getElementById("theme").addEventListener("click", () => {
    const isDark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = isDark ? "light" : "dark";
    remembered.keep("theme", root.dataset.theme);
  });

  for (const part of [query.form, more, controls]) part.hidden = false;
  new ResizeObserver(measure).observe(bar);
  if (filters.some(([, select]) => select.value !== "")) filter(); // as a browser has kept them
  follow();
  // The browser itself goes to the address when all is there, and takes the focus away.
  addEventListener("load", () => setTimeout(() => isSearching() || follow()));
})();
