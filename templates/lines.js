"use strict";
// The lines of the indexes. They are many, and most readers never come to them: for a browser with scripts they are a text
// until they come near, or are printed. Without scripts they are there at once.
const lines = (() => {
  const sections = [...document.querySelectorAll(".index")];

  function show(section) {
    const held = section.querySelector("noscript");
    if (held) held.replaceWith(...new DOMParser().parseFromString(held.textContent, "text/html").body.childNodes);
  }

  function showNear(seen) {
    for (const { isIntersecting, target } of seen) if (isIntersecting) show(target);
  }

  const watch = new IntersectionObserver(showNear, { rootMargin: "100%" });
  for (const section of sections) watch.observe(section);
  return { show: () => sections.forEach(show) };
})();
