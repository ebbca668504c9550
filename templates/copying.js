"use strict";
// Copies a term as text, its names with their readings.
const copying = (() => {
  // One button for all entries: it goes to the one that the pointer or the focus is on.
  const button = document.querySelector("body > .copy");
  const label = button.textContent;

  // 信頼（しんらい）: a name, and how it is read.
  function withReading(name) {
    const copy = name.cloneNode(true);
    for (const ruby of copy.querySelectorAll("ruby")) ruby.replaceWith(ruby.querySelector("rt").textContent);
    const reading = copy.textContent.trim();
    for (const part of name.querySelectorAll("rt, rp")) part.remove();
    const written = name.textContent.trim();
    return reading === written ? written : `${written}（${reading}）`;
  }

  function text(entry) {
    const clone = entry.cloneNode(true);
    for (const part of clone.querySelectorAll(".copy, .number-of, .near")) part.remove();
    for (const name of clone.querySelectorAll("h3, .japanese")) name.textContent = withReading(name);
    return [...clone.children].map((part) => part.textContent.trim().replace(/\s+/g, " ")).filter(Boolean).join("\n");
  }

  async function copy(entry) {
    try {
      await navigator.clipboard.writeText(text(entry));
      button.textContent = button.dataset.done;
    } catch {
      button.textContent = button.dataset.failed;
    }
  }

  function moveTo(event) {
    const entry = event.target.closest?.(".columns .entry, #results .entry");
    if (!entry || button.parentElement === entry) return;
    button.textContent = label;
    button.hidden = false;
    entry.append(button);
  }

  button.addEventListener("click", () => copy(button.closest(".entry")));
  for (const name of ["pointerover", "focusin"]) document.addEventListener(name, moveTo);
  return { copy };
})();
