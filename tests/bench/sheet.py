"""What the sheet costs in a browser, beside a bare list of the same entries: ``python tests/bench/sheet.py``.

For 1,000 and 10,000 terms: the file's size, and how long it takes to open, to search and to lay out in pages.
Needs chromium.
"""

import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from playwright.sync_api import Page

from browsing import opened
from yougo.exporters import html
from yougo.model.concepts import Concept, Evidence, Reading, Ruby
from yougo.model.documents import Place
from yougo.model.exporter import Edition

WORDS = "International Information Communication Technology Economic Environment Development Policy".split()
KANA = "あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろ"
TIMES = 5


def term(number: int) -> Concept:
    """One of many terms that look like terms."""
    english = " ".join(WORDS[number // len(WORDS) ** place % len(WORDS)] for place in range(5))
    first = KANA[number * len(KANA) // 10_000 % len(KANA)]
    return Concept(
        f"t{number}",
        acronym="".join(word[0] for word in english.split()),
        japanese=f"用語集{number}委員会",
        english=english,
        definition=f"第{number}の用語を各国から集めて定める会合であり、年に二度の会合で訳語と読みを決める。",
        reading=Reading(
            f"ようごしゅう{number}いいんかい",
            verified=True,
            basis="engines",
            ruby=(Ruby("用語集", "ようごしゅう"), Ruby(str(number)), Ruby("委員会", "いいんかい")),
            romaji=f"yougoshuu{number}iinkai",
        ),
        evidence=(Evidence(Place("a.md", number + 1), "text", "…"),),
        sort=f"{first}ようごしゅう{number:05}",
    )


def opens(page: Page, path: Path) -> float:
    """Seconds from asking for a page to its first picture, the least of some."""
    found = []
    for _ in range(TIMES):
        page.goto("about:blank")
        page.goto(path.as_uri())
        page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
        found.append(page.evaluate("performance.now()"))
    return min(found) / 1_000


def searches(page: Page, query: str) -> float:
    """Seconds from a typed query to its picture, the least of some."""
    return page.evaluate(
        """async ([text, times]) => {
          const query = document.getElementById("query");
          const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
          let least = Infinity;
          for (let time = 0; time < times; time += 1) {
            const start = performance.now();
            query.value = text;
            query.dispatchEvent(new Event("input"));
            document.body.getBoundingClientRect();
            least = Math.min(least, performance.now() - start);
            await painted();
            if (text !== "") {
              query.value = "";
              query.dispatchEvent(new Event("input"));
              await painted();
            }
          }
          return least / 1000;
        }""",
        [query, TIMES],
    )


def main() -> None:
    """One line a measure."""
    with tempfile.TemporaryDirectory() as folder, opened() as browser:
        for number in (1_000, 10_000):
            concepts = tuple(map(term, range(number)))
            sheet, bare = Path(folder) / "sheet.html", Path(folder) / "bare.html"
            sheet.write_bytes(html.export(Edition("Bench", "bench", concepts=concepts)))
            rows = "".join(f"<p>{each.japanese} {each.english} {each.definition}</p>" for each in concepts)
            bare.write_text(f"<!doctype html><meta charset=utf-8>{rows}", encoding="utf-8")
            page = browser.new_page()
            theirs, ours = opens(page, bare), opens(page, sheet)
            print(f"{number:>6,} terms: {sheet.stat().st_size:,} bytes")
            print(f"        opens {ours:6.3f} s, a bare list {theirs:6.3f} s, ratio {ours / theirs:5.2f}")
            for query in ("用語", "ETTP", "yougosyuu", "developmnet", "zzzzzz"):
                took = searches(page, query)
                print(
                    f"        {query:12} {took * 1_000:6.1f} ms, ratio to the bare list {took / theirs:5.2f}"
                )
            took = page.evaluate(
                """() => {
                  const start = performance.now();
                  dispatchEvent(new Event("beforeprint"));
                  return performance.now() - start;
                }"""
            )
            pages = page.evaluate("document.querySelectorAll('.page').length")
            print(f"        {pages} pages in {took / 1_000:6.2f} s, ratio {took / 1_000 / theirs:6.2f}")
            page.close()


if __name__ == "__main__":
    main()
