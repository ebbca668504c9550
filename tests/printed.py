"""What must be true of printed pages, looked at in the browser that lays them out."""

from playwright.sync_api import Page

PAPERS = {
    "A4": (210.0, 297.0),
    "Letter": (215.9, 279.4),
    "A5": (148.0, 210.0),
    "B5": (182.0, 257.0),
    "A3": (297.0, 420.0),
    "A2": (420.0, 594.0),
}

_LOOK = """
([width, height]) => {
  const faults = [];
  const tell = (what, where) => faults.push(`${what}: ${where}`);
  const numberOf = (page) => Number(page.dataset.number || 0);
  const pages = [...document.querySelectorAll(".page:not(:empty)")];
  pages.sort((one, other) => numberOf(one) - numberOf(other));
  const near = (one, other) => Math.abs(one - other) < 1.5;
  const sheets = [...document.querySelectorAll(".sheet")];
  (sheets.length ? sheets : pages).forEach((sheet, at) => {
    const box = sheet.getBoundingClientRect();
    const isTurned = sheet.matches(".booklet, .fold");
    const [across, down] = isTurned ? [height, width] : [width, height];
    if (!near(box.width, across * 96 / 25.4) || !near(box.height, down * 96 / 25.4)) tell("size", at + 1);
  });
  const shown = [...document.querySelectorAll(".columns .entry:not([hidden])")];
  const heading = (entry) => entry.closest("section").querySelector("h2").dataset.tab;
  const home = new Map(shown.map((entry) => [entry.id, entry]));
  const pageOf = new Map();
  // What of a page is not where its outer edge is: at the right of an odd page, at the left of an even one.
  function mirrored(page) {
    const box = page.getBoundingClientRect();
    const isOdd = page.dataset.number % 2 === 1;
    const outer = (node) => {
      const own = node.getBoundingClientRect();
      return isOdd ? box.right - own.right : own.left - box.left;
    };
    const inner = (node) => {
      const own = node.getBoundingClientRect();
      return isOdd ? own.left - box.left : box.right - own.right;
    };
    const [text, tabs, number] = [".body", ".tabs", ".foot b"].map((part) => page.querySelector(part));
    const wrong = [];
    if (text && number && inner(text) <= outer(text)) wrong.push("margin");
    if (tabs && outer(tabs) > 1) wrong.push("tabs");
    if (number && !near(outer(number), outer(text))) wrong.push("page number");
    return wrong;
  }
  // A page that has only lines of an index: its first and last in the corners, its name between them.
  function indexed(page, ids) {
    const lines = [...page.querySelectorAll(".line")];
    const head = [...page.querySelectorAll(".running > *")].map((part) => part.textContent.replace("…", ""));
    if (lines.length === 0 || ids.length > 0 || head.length === 0) return [];
    const names = [...document.querySelectorAll(".index h2")].map((node) => node.textContent);
    const guides = [...document.querySelectorAll(".index a")].map((link) => link.dataset.guide);
    const wrong = [];
    if (!head[0] || !guides.some((word) => word.startsWith(head[0]))) wrong.push("first");
    if (!head[2] || !guides.some((word) => word.startsWith(head[2]))) wrong.push("last");
    if (!names.includes(head[1])) wrong.push("name");
    return wrong;
  }
  const order = [];
  pages.forEach((page, at) => {
    const terms = [...page.querySelectorAll(".entry, tbody tr")];
    const ids = terms.map((node) => node.dataset.of);
    terms.forEach((node, number) => {
      if (node.dataset.part) return;
      order.push(ids[number]);
      pageOf.set(ids[number], at + 1);
    });
    const body = page.querySelector(".body");
    const frame = (body || page).getBoundingClientRect();
    for (const node of page.querySelectorAll(".body *, .card *")) {
      const own = node.getBoundingClientRect();
      if (own.width === 0) continue;
      if (own.bottom > frame.bottom + 1 || own.right > frame.right + 1 || own.left < frame.left - 1) {
        tell("overflow", `${at + 1} ${node.className || node.tagName} ${node.textContent.slice(0, 20)}`);
      }
    }
    for (const box of page.querySelectorAll(".card, .column, td")) {
      if (box.scrollWidth > box.clientWidth + 1 || box.scrollHeight > box.clientHeight + 1) {
        tell("overflow", `${at + 1} ${box.className} ${box.textContent.slice(0, 20)}`);
      }
    }
    const foot = page.querySelector(".foot b");
    if (foot && foot.textContent !== `${at + 1} / ${pages.length}`) tell("page number", at + 1);
    const guides = [...page.querySelectorAll(".running b")].map((word) => word.textContent.replace("…", ""));
    const wanted = ids.length ? [ids[0], ids[ids.length - 1]] : [];
    wanted.forEach((id, side) => {
      const word = home.get(id).dataset.guide;
      if (guides.length && !(guides[side] && word.startsWith(guides[side]))) tell("guide", at + 1);
    });
    const tabs = [...page.querySelectorAll(".tabs .here")].map((tab) => tab.textContent);
    const rows = [...new Set(ids.map((id) => heading(home.get(id))))];
    if (page.querySelector(".tabs") && tabs.join() !== rows.join()) tell("tabs", at + 1);
    mirrored(page).forEach((what) => tell("not mirrored", `${what} ${at + 1}`));
    indexed(page, ids).forEach((what) => tell("index page", `${what} ${at + 1}`));
    for (const column of page.querySelectorAll(".column")) {
      if (column.lastElementChild?.tagName === "H2") tell("heading at a column's foot", at + 1);
    }
  });
  if (document.querySelector(".page .cards")) {
    const numbers = [...document.querySelectorAll(".card .number")].map((node) => Number(node.textContent));
    const counts = shown.map((_, at) => numbers.filter((number) => number === at + 1).length);
    if (counts.some((count) => count !== 2)) tell("cards", counts);
    const said = (node) => {
      const copy = node.cloneNode(true);
      for (const part of copy.querySelectorAll("rt, rp, .number, .doubt")) part.remove();
      return copy.textContent.trim();
    };
    const written = [...document.querySelectorAll(".card")].filter((card) => said(card) !== "");
    const numbered = (card) => Number(card.querySelector(".number").textContent);
    for (const number of new Set(numbers)) {
      const [front, back] = written.filter((card) => numbered(card) === number);
      const answers = back ? [...back.querySelectorAll(".answer, .expansion")].map(said) : [];
      if (!back) tell("an empty side", number);
      else if (said(front) === said(back)) tell("equal sides", said(front));
      else if (answers.includes(said(front))) tell("asked and answered", said(front));
    }
  } else if (order.join() !== shown.map((entry) => entry.id).join()) tell("order", order);
  for (const line of document.querySelectorAll(".page .line")) {
    const id = line.dataset.to;
    if (line.querySelector(".number").textContent !== String(pageOf.get(id))) tell("index", id);
    if (document.querySelector(line.hash)?.dataset.of !== id) tell("link", id);
  }
  // Every name of a term heads its entry or is in an index, once.
  function listed(line) {
    const isRomaji = line.firstElementChild.className === "romaji-name";
    return folding.fold(line.querySelectorAll("bdi")[isRomaji ? 1 : 0].textContent);
  }
  function headOf(entry) {
    const head = entry.querySelector("h3 a").cloneNode(true);
    for (const kana of head.querySelectorAll("rt, rp")) kana.remove();
    return folding.fold(head.textContent);
  }
  const lines = [...document.querySelectorAll(".page .line")];
  for (const entry of lines.length > 0 ? shown : []) {
    const names = entry.dataset.keys.split("\\n|")[0].split("\\n");
    const found = lines.filter((line) => line.dataset.to === entry.id).map(listed);
    for (const name of names) {
      if (name !== headOf(entry) && !found.includes(name)) tell("in no index", name);
    }
    if (new Set(found).size < found.length) tell("twice in an index", found);
  }
  // Where the letters of a node's last line begin and end: half their size above and below its middle.
  function lettersOf(node) {
    const range = document.createRange();
    range.selectNodeContents(node);
    const line = [...range.getClientRects()].pop();
    const [middle, size] = [(line.top + line.bottom) / 2, parseFloat(getComputedStyle(node).fontSize)];
    return [middle - size / 2, middle + size / 2];
  }
  for (const rt of document.querySelectorAll(".column .entry rt")) {
    const before = rt.closest("h3, p").previousElementSibling;
    if (before && lettersOf(rt)[0] < lettersOf(before)[1] - 0.5) tell("ruby over a line", rt.textContent);
  }
  // The sheets of a poster are filled, but for one of so few terms that their letters are as large as can be.
  const scale = parseFloat(document.documentElement.style.getPropertyValue("--wall"));
  for (const page of pages.filter((node) => scale < 1.5 && node.querySelector(".tile"))) {
    const boxes = [...page.querySelectorAll(".body, .tile")].map((node) => node.getBoundingClientRect());
    const [body, ...tiles] = boxes;
    const lowest = Math.max(...tiles.map((tile) => tile.bottom));
    if (lowest < body.top + 0.7 * body.height) tell("a sheet that is not filled", page.dataset.number);
  }
  // The blocks of all columns begin on one grid.
  const grid = parseFloat(getComputedStyle(document.querySelector(".pages")).getPropertyValue("--grid"));
  for (const node of document.querySelectorAll(".region > .column > *")) {
    const steps = (node.getBoundingClientRect().top - node.parentElement.getBoundingClientRect().top) / grid;
    if (Math.abs(steps - Math.round(steps)) > 0.02) tell("off the grid", node.textContent.slice(0, 20));
  }
  const heads = [...document.querySelectorAll(".column .entry h3")];
  const heights = heads.map((head) => {
    const height = head.getBoundingClientRect().height - parseFloat(getComputedStyle(head).paddingTop);
    return Math.round(height / Math.round(height / (1.5 * grid)));
  });
  if (new Set(heights).size > 1) tell("leading", [...new Set(heights)]);
  const ids = [...document.querySelectorAll("[id]")].map((node) => node.id);
  if (new Set(ids).size !== ids.length) tell("ids", ids.filter((id, at) => ids.indexOf(id) !== at));
  return faults;
}
"""

_TYPE = """
() => {
  const faults = [];
  const tell = (what, where) => faults.push(`${what}: ${where}`);
  const NEVER_FIRST = "、。，．・：；？！」』）〕］｝〉》】〟’”ー々ゝゞ" +
    "ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ,.)]}!?:;%％";
  const NEVER_LAST = "「『（〔［｛〈《【〝‘“([{";
  const isOdd = (node) => node.parentElement.closest("rt, rp") || !node.parentElement.checkVisibility();
  function rangeOfBase(ruby) {
    const range = document.createRange();
    range.setStart(ruby, 0);
    range.setEndBefore(ruby.querySelector("rp"));
    return range;
  }

  // The lines of a block as they were broken, without ruby.
  function linesOf(block) {
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT, (node) => (isOdd(node) ? 2 : 1));
    const lines = [];
    let left = Infinity;
    while (walker.nextNode()) {
      for (let at = 0; at < walker.currentNode.length; at += 1) {
        const range = document.createRange();
        range.setStart(walker.currentNode, at);
        range.setEnd(walker.currentNode, at + 1);
        const box = [...range.getClientRects()].pop();
        if (!box || box.width === 0) continue;
        if (box.left <= left) lines.push("");
        lines[lines.length - 1] += walker.currentNode.data[at];
        left = box.left;
      }
    }
    return lines.map((line) => line.trim()).filter(Boolean);
  }

  // The lines of a name that begin with hiragana of the phrase before: 及|び, に|おける.
  const NAMES = "h3, .japanese, .answer, .ask, .tile > p, .name";
  function torn(lines) {
    if (!/[一-鿿]/.test(lines.join(""))) return []; // a reading
    const isTorn = (line, before) => /^[ぁ-ゖ]/.test(line) && /[一-鿿々ぁ-ゖァ-ヺー]$/.test(before);
    return lines.filter((line, at) => at > 0 && isTorn(line, lines[at - 1]));
  }

  for (const ruby of document.querySelectorAll(".page ruby:not(.spelled)")) {
    const tops = new Set([...rangeOfBase(ruby).getClientRects()].map((box) => Math.round(box.top)));
    if (tops.size > 1) tell("broken ruby", ruby.textContent);
  }
  const blocks = [...document.querySelectorAll(".page :is(h1, h2, h3, p, td, .line .name)")];
  for (const block of blocks.filter((node) => !node.querySelector("p"))) {
    const lines = linesOf(block);
    if (block.matches(NAMES)) torn(lines).forEach((line) => tell("torn word", line));
    const last = lines.pop() || "";
    const isWrapped = lines.length > 0;
    for (const line of lines) {
      if (NEVER_LAST.includes(line[line.length - 1])) tell("line end", line);
    }
    for (const line of [...lines.slice(1), ...(isWrapped ? [last] : [])]) {
      if (NEVER_FIRST.includes(line[0])) tell("line start", line);
    }
    if (isWrapped && [...last].length <= 2) tell("short line", `${lines.pop()} / ${last}`);
  }
  for (const head of document.querySelectorAll(".page :is(h3, .japanese, .answer)")) {
    const groups = [...head.querySelectorAll("ruby")];
    const size = parseFloat(getComputedStyle(head).fontSize);
    const wide = groups.reduce((sum, ruby) => sum + ruby.getBoundingClientRect().width, 0);
    const natural = groups.reduce((sum, ruby) => sum + [...rangeOfBase(ruby).toString()].length * size, 0);
    const copy = head.cloneNode(true);
    for (const part of copy.querySelectorAll("ruby")) part.remove();
    const rest = [...copy.textContent].length * size;
    if (wide - natural > 0.1 * (natural + rest)) tell("stretched", head.textContent);
  }
  return faults;
}
"""


def lay_out(page: Page, layout: str, paper: str) -> None:
    """Make the printed pages, and let them be seen as print shows them."""
    page.emulate_media(media="screen")
    page.select_option("#layout", layout)
    page.select_option("#paper", paper)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")


def faults(page: Page, paper: str) -> list[str]:
    """What is wrong with the pages that are laid out; nothing when all is well."""
    found: list[str] = page.evaluate(_LOOK, PAPERS[paper])
    return found + page.evaluate(_TYPE)


def cells(page: Page) -> dict[str, list[str]]:
    """Acronym, Japanese and English of each row of the table that is laid out, without kana, by ids."""
    found: dict[str, list[str]] = page.evaluate(_CELLS)
    return found


_CELLS = """
() => {
  const rows = [...document.querySelectorAll(".page tbody tr:not([data-part])")].map((row) => {
    const copy = row.cloneNode(true);
    for (const kana of copy.querySelectorAll("rt, rp")) kana.remove();
    return [row.dataset.of, [...copy.children].slice(0, 3).map((cell) => cell.textContent)];
  });
  return Object.fromEntries(rows);
}
"""
