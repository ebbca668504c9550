"use strict";
// The pages as documents of some pages each, for a program that prints them one by one: the time that Chromium takes for
// a page grows with the number of pages and links there are. The address sheet.html#/parts/60 asks for them, about so
// many sheets of paper in each; no term has such an id.
(() => {
  const { home, make } = paginator;
  const root = document.documentElement;
  const asked = /^#\/parts\/([1-9]\d*)$/.exec(location.hash);
  const ELSEWHERE = "page:"; // begins the address of an id in another part

  // Leaves nothing in the document but the parts.
  function answer(most) {
    printing.build();
    const data = make("script");
    data.type = "application/json";
    data.id = "parts";
    data.textContent = JSON.stringify(parts([...home.children], most)).replaceAll("<", "\\u003c");
    document.body.replaceChildren(data);
  }

  function parts(sheets, most) {
    const runs = runsOf(sheets, Math.ceil(sheets.length / most));
    const homes = new Map(runs.flatMap((run) => run.flatMap(idsIn).map((id) => [id, run])));
    const wanted = new Set(runs.flatMap((run) => run.flatMap((sheet) => aimedAway(sheet, (id) => homes.get(id) !== run))));
    return runs.map((run) => part(run, wanted));
  }

  // So many runs of sheets that take about as long as each other: a page of an index has many nodes.
  function runsOf(sheets, count) {
    const sizes = sheets.map((sheet) => sheet.querySelectorAll("*").length);
    const share = sizes.reduce((sum, size) => sum + size, 0) / count;
    const runs = Array.from({ length: count }, () => []);
    let before = 0;
    sheets.forEach((sheet, at) => {
      runs[Math.floor(before / share)].push(sheet);
      before += sizes[at];
    });
    return runs.filter((run) => run.length > 0);
  }

  const idsIn = (sheet) => [...sheet.querySelectorAll("[id]")].map((node) => node.id);

  // Marks the links of a sheet that lead to other parts; returns where they lead.
  function aimedAway(sheet, isAway) {
    const target = (link) => link.hash.slice(1);
    const links = [...sheet.querySelectorAll("a[href^='#']")].filter((link) => isAway(target(link)));
    const ids = links.map(target);
    links.forEach((link, at) => link.setAttribute("href", ELSEWHERE + ids[at]));
    return ids;
  }

  // A document without scripts.
  function part(sheets, wanted) {
    const pages = home.cloneNode(false);
    pages.append(...sheets);
    const anchors = sheets.flatMap(idsIn).filter((id) => wanted.has(id)).map(linkTo);
    return ["<!doctype html>", opening(root), ...head(), "<body>", ...anchors, pages.outerHTML].join("\n");
  }

  // Chromium writes into a PDF only where those ids are that a link leads to.
  function linkTo(id) {
    const link = make("a");
    link.href = `#${id}`;
    link.hidden = true;
    return link.outerHTML;
  }

  const opening = (node) => node.cloneNode(false).outerHTML.replace(/<\/html>$/, "");

  function head() {
    const styles = [...document.querySelectorAll("style")].map((style) => style.outerHTML);
    const title = make("title", "", document.title).outerHTML;
    return ["<meta charset=utf-8>", title, ...styles, `<style>${printing.paper()}</style>`];
  }

  if (asked) answer(Number(asked[1]));
})();
