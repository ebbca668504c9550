"""What the sheet costs in a browser, beside a bare list of the same terms: ``python tests/bench/sheet.py``.

Builds glossaries of 1,000 and 5,000 terms from a table, one term in a hundred with a definition of some
pages. Says how long each takes to open, to search and to lay out in pages, a second time too, and how long
`yougo export pdf` takes beside the browser alone that prints the bare list. The time for pages is the
processor's, since others may use the machine. Needs chromium.
"""

import csv
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from made_terms import term
from playwright.sync_api import CDPSession, Page

from browsing import opened
from yougo.cli.fast_lookup.entry_point import run
from yougo.pipeline import chromium

SENTENCE = "第{}の用語について、各国の機関が年に二度の会合で訳語と読みを決める。"
SETTINGS = 'title = "多い用語集"\nnamespace = "many"\nexports = []\n\n[[source]]\npath = "terms.csv"\n'
STEP = 3
"""How far the numbers of two terms are apart, so that all initials come up."""
LONG_EVERY = 100
SENTENCES = 120
"""The length of a long definition; others have one to three."""
TIMES = 5
LIMIT = 600_000
"""Milliseconds that the browser may take for anything."""


def rows(number: int) -> list[tuple[str, str, str, str]]:
    """Japanese name, acronym, English name and definition of so many terms."""
    made = []
    for each in range(number):
        acronym, japanese, english = term(each * STEP, 3)
        sentences = 1 + each % 3 if each % LONG_EVERY else SENTENCES
        made.append((japanese, acronym, english, SENTENCE.format(each) * sentences))
    return made


def make(root: Path, number: int) -> tuple[Path, Path]:
    """The sheet of so many terms, and the bare list."""
    (root / "glossary").mkdir(parents=True)
    (root / "glossary" / "yougo.toml").write_text(SETTINGS, encoding="utf-8")
    terms = rows(number)
    with (root / "terms.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([("用語", "略語", "英語", "説明"), *terms])
    sheet, bare = root / "sheet.html", root / "bare.html"
    run(["--workspace", str(root), "export", "html", "-o", str(sheet)])
    lines = "".join(f"<p>{' '.join(each)}</p>" for each in terms)
    bare.write_text(f"<!doctype html><meta charset=utf-8>{lines}", encoding="utf-8")
    return sheet, bare


def watched(page: Page) -> CDPSession:
    """A session that counts the processor's time of a page."""
    session = page.context.new_cdp_session(page)
    session.send("Performance.setTimeDomain", {"timeDomain": "threadTicks"})
    session.send("Performance.enable")
    return session


def spent(session: CDPSession) -> float:
    """The seconds of the processor that the page has used."""
    metrics = session.send("Performance.getMetrics")["metrics"]
    return next(metric["value"] for metric in metrics if metric["name"] == "TaskDuration")


def opens(page: Page, path: Path) -> float:
    """Seconds from asking for a page to its first picture, the least of some."""
    found = []
    for _ in range(TIMES):
        page.goto("about:blank")
        page.goto(path.as_uri())
        page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
        found.append(page.evaluate("performance.now()"))
    return min(found) / 1_000


def lays_out(page: Page, session: CDPSession, layout: str) -> tuple[float, int]:
    """Seconds that the pages take, and how many there are."""
    page.evaluate("(layout) => { document.getElementById('layout').value = layout }", layout)
    before = spent(session)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    return spent(session) - before, page.evaluate("document.querySelectorAll('.page').length")


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


def timed(does: Callable[[], object]) -> float:
    """The seconds that something takes."""
    start = time.perf_counter()
    does()
    return time.perf_counter() - start


def prints_alone(page: Path) -> None:
    """Print one page, as our browser does it."""
    with chromium.opened(chromium.found()) as browser:
        browser.prints("bare", page.read_bytes())


def prints(root: Path, bare: Path) -> None:
    """One line about the PDF of a glossary, beside the bare list as the same browser prints it alone."""
    theirs = timed(lambda: prints_alone(bare))
    ours = timed(lambda: run(["--workspace", str(root), "export", "pdf", "-o", str(root / "sheet.pdf")]))
    print(f"        PDF {ours:6.2f} s, a bare list {theirs:6.2f} s, ratio {ours / theirs:5.2f}")


def main() -> None:
    """One line a measure."""
    with tempfile.TemporaryDirectory() as folder, opened() as browser:
        for number in (1_000, 5_000):
            sheet, bare = make(Path(folder) / str(number), number)
            page = browser.new_page()
            page.set_default_timeout(LIMIT)
            theirs, ours = (opens(page, path) for path in (bare, sheet))
            session = watched(page)
            print(f"{number:>6,} terms: {sheet.stat().st_size:,} bytes")
            print(f"        opens {ours:6.3f} s, a bare list {theirs:6.3f} s, ratio {ours / theirs:5.2f}")
            for query in ("機関", "ABC", "kikan", "developmnet", "zzzzzz"):
                took = searches(page, query)
                print(
                    f"        {query:12} {took * 1_000:6.1f} ms, ratio to the bare list {took / theirs:5.2f}"
                )
            for layout in ("dictionary", "table", "dictionary", "table"):
                took, pages = lays_out(page, session, layout)
                print(f"        {layout:10} {pages:4} pages in {took:6.2f} s, ratio {took / theirs:6.2f}")
            page.close()
            prints(sheet.parent, bare)


if __name__ == "__main__":
    main()
