"use strict";
(() => {
  const entries = [...document.querySelectorAll(".entry")];
  const keys = entries.map((entry) => squeeze(entry.dataset.keys));
  const sections = [...document.querySelectorAll(".columns > section")];
  const query = document.getElementById("query");
  const found = document.getElementById("found");
  const root = document.documentElement;

  // The same for every width, case, kana kind and spacing; line breaks divide an entry's names.
  function squeeze(text) {
    const folded = text.normalize("NFKC").toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "").normalize("NFC");
    return folded
      .replace(/[\u30a1-\u30f6]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60))
      .replace(/[^\S\n]|[-‐‑–—・·'’".,、。/()（）]/g, "");
  }

  function search() {
    const wanted = squeeze(query.value);
    let count = 0;
    entries.forEach((entry, number) => {
      entry.hidden = wanted !== "" && !keys[number].includes(wanted);
      count += entry.hidden ? 0 : 1;
    });
    for (const section of sections) {
      section.hidden = !section.querySelector(".entry:not([hidden])");
    }
    found.textContent = wanted === "" ? "" : `${count}件`;
  }

  // While an input method composes, its unfinished text is not searched for.
  query.addEventListener("input", (event) => {
    if (!event.isComposing) search();
  });
  query.addEventListener("compositionend", search);
  query.form.addEventListener("submit", (event) => event.preventDefault());

  document.addEventListener("keydown", (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "/" && document.activeElement !== query) {
      event.preventDefault();
      query.focus();
      query.select();
    } else if (event.key === "Escape" && query.value !== "") {
      query.value = "";
      search();
    }
  });

  document.getElementById("ruby").addEventListener("click", (event) => {
    const hidden = root.classList.toggle("no-ruby");
    event.currentTarget.setAttribute("aria-pressed", String(!hidden));
  });

  document.getElementById("theme").addEventListener("click", () => {
    const dark = root.dataset.theme
      ? root.dataset.theme === "dark"
      : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
  });

  document.getElementById("print").addEventListener("click", () => window.print());

  // A print holds every entry, whatever is searched for on the screen.
  addEventListener("beforeprint", () => {
    for (const section of sections) section.hidden = false;
  });
  addEventListener("afterprint", search);

  document.querySelector(".bar").hidden = false;
})();
