"""How long finding terms takes beside the Markdown parser: ``python tests/bench/extraction.py [FOLDER]``.

Runs both by turns and prints the middle ratio of their CPU times: for the sample twenty times over, for
documents made of one shape, 1, 4 and 16 times as long (with a linear time, such ratios are the same), and for
each kind of document in FOLDER, named ``KIND-…``, and all of them.
"""

import sys
import time
from collections import defaultdict
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median

from markdown_it import MarkdownIt

from yougo import extract, readers, readings
from yougo.model.documents import Document
from yougo.readings import sudachi

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "glossary" / "sources" / "international-digital-policy.md"
TIMES = 20
PAIRS = 7
SIZES = (100, 400, 1600)
"""How many times over each shape stands in the three documents made of it."""
KANJI = "水空林河島橋港町村米麦茶花鳥魚船車道駅店"
SHAPES = {
    "prose": "{name}{n}（Coastal {name} Survey {n}: CS{n}）は、沿岸の環境を調べる制度であり、毎年の報告を"
    "公表する。各国の担当者は、その結果を受けて対策を話し合った。\n\n",
    "table": "| CS{n} | Coastal Survey {n} | {name}調査{n} | 沿岸の環境を毎年調べる制度。 |\n",
    "footnotes": "{name}会議[^n{n}]が開かれた。\n\n"
    "[^n{n}]: Coastal {n} Conference。沿岸の環境を話し合う会議。\n\n",
    "list": "- **{name}調査{n}（CS{n}）**: 沿岸の環境を毎年調べる制度。\n",
    "parallel": "The Coastal Survey {n} is a yearly survey.\n\n「{name}調査{n}」とは、毎年の調査をいう。\n\n",
}
HEADERS = {"table": "| 略語 | 英語 | 日本語 | 説明 |\n|---|---|---|---|\n"}


def main() -> None:
    """Print the ratios."""
    once = SAMPLE.read_text(encoding="utf-8")
    sample = "\n\n".join(once.replace("[^", f"[^{number}x") for number in range(TIMES))
    told(f"sample, {TIMES} times over", {"sample.md": sample})
    for name in SHAPES:
        for size in SIZES:
            told(f"{name}, {size} times over", {"shape.md": shape(name, size)})
    for folder in sys.argv[1:]:
        told_of(Path(folder))


def told_of(folder: Path) -> None:
    """The lines of a folder's documents."""
    kinds: dict[str, dict[str, str]] = defaultdict(dict)
    for path in sorted(folder.iterdir()):
        kinds[path.name.split("-")[0]][path.name] = path.read_text(encoding="utf-8")
    for kind, texts in kinds.items():
        told(kind, texts)
    told("all", {name: text for texts in kinds.values() for name, text in texts.items()})


def shape(name: str, size: int) -> str:
    """A document of one shape, so many times over, each with a name of its own."""
    rows = (SHAPES[name].format(n=number, name=_name(number)) for number in range(size))
    return HEADERS.get(name, "") + "".join(rows)


def _name(number: int) -> str:
    return "".join(KANJI[number // len(KANJI) ** place % len(KANJI)] for place in range(3))


def told(what: str, texts: dict[str, str]) -> None:
    """One line of the result, for documents together."""
    documents = [readers.read(text.encode(), name) for name, text in texts.items()]
    parser = MarkdownIt("commonmark").enable("table")
    pairs = [(cpu(partial(found, documents)), cpu(partial(parsed, parser, texts))) for _ in range(PAIRS)]
    ratio = median(ours / theirs for ours, theirs in pairs)
    ours, theirs = map(min, zip(*pairs, strict=True))
    print(
        f"{what:30} {1000 * ours:8.1f} ms   markdown-it-py {1000 * theirs:8.1f} ms   ratio {ratio:5.2f}",
        flush=True,
    )


def cpu(work: Callable[[], object]) -> float:
    """The CPU time of one run, in seconds."""
    start = time.process_time()
    work()
    return time.process_time() - start


def found(documents: list[Document]) -> None:
    """Extraction, with an analyser that has cut no word before."""
    sudachi.analyse.cache_clear()
    for document in documents:
        extract.extract(document, readings.analyse)


def parsed(parser: MarkdownIt, texts: dict[str, str]) -> None:
    """What the Markdown parser does with the same texts."""
    for text in texts.values():
        parser.parse(text)


if __name__ == "__main__":
    main()
