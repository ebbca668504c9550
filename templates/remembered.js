"use strict";
// The theme and the furigana as they were chosen last, before anything is shown. A browser may keep nothing.
const remembered = (() => {
  const root = document.documentElement;

  function value(name) {
    try {
      return localStorage.getItem(`yougo-${name}`) || "";
    } catch {
      return "";
    }
  }

  function keep(name, chosen) {
    try {
      localStorage.setItem(`yougo-${name}`, chosen);
    } catch {
      // It lasts as long as the page.
    }
  }

  if (["light", "dark"].includes(value("theme"))) root.dataset.theme = value("theme");
  root.classList.toggle("no-ruby", value("ruby") === "off");
  return { keep };
})();
