"""What one change costs in a glossary of many documents: ``python tests/bench/many.py [DOCUMENTS]``.

Makes 5,000 documents, or as many as you say. Each states two terms of its own and one that six others state
too. Then one document changes. What the build after that leaves is compared, byte for byte, with what a build
makes that has no last glossary. Prints the CPU seconds of each build, and the memory of all.
"""

import resource
import shutil
import sys
import tempfile
import time
from pathlib import Path

from made_terms import term

from yougo.cli.fast_lookup.entry_point import run

DOCUMENTS = 5_000
OTHERS = 100_000
"""How far the numbers of a document's two own terms are apart."""
SHARED = 7
"""Documents that state the same term."""
SETTINGS = """\
title = "文書の多い用語集"
namespace = "many"
exports = ["anki", "html", "csv", "jsonl", "datasette"]

[[source]]
path = "docs"
"""


def main() -> None:
    """Build, change one document, build, and compare."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else DOCUMENTS
    root = Path(tempfile.mkdtemp())
    make(root, count)
    print(f"{count:,} documents: {built(root):.1f} s")
    print(f"nothing changed: {built(root):.1f} s")
    (root / "docs" / f"{count // 2:05}.md").write_text(text(count), encoding="utf-8")
    print(f"one changed: {built(root):.1f} s")
    print(f"nothing changed: {built(root):.1f} s")
    compare(root)
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    print(f"memory: {megabytes:,.0f} MB")
    shutil.rmtree(root)


def make(root: Path, count: int) -> None:
    """A workspace of so many documents."""
    for folder in ("glossary", "docs"):
        (root / folder).mkdir()
    (root / "glossary" / "yougo.toml").write_text(SETTINGS, encoding="utf-8")
    for number in range(count):
        (root / "docs" / f"{number:05}.md").write_text(text(number), encoding="utf-8")


def text(number: int) -> str:
    """A document: two terms of its own, and one that others state too."""
    numbers = (number, number + OTHERS, number // SHARED * SHARED + 2 * OTHERS)
    stated = "\n\n".join(map(sentence, numbers))
    return f"# 文書{number}\n\n{stated}\n"


def sentence(number: int) -> str:
    """A term of four letters."""
    acronym, japanese, english = term(number, 4)
    return f"{japanese}（{acronym}：{english}）は総会を開いた。"


def built(root: Path) -> float:
    """CPU seconds that a build takes."""
    start = time.process_time()
    if run(["--workspace", str(root), "build"]):
        raise SystemExit("the build failed")
    return time.process_time() - start


def compare(root: Path) -> None:
    """See that a build without the last glossary gives the same exports and register."""
    last = outputs(root)
    shutil.rmtree(root / "build")
    print(f"anew: {built(root):.1f} s")
    different = [name for name, content in outputs(root).items() if last[name] != content]
    print(f"different exports: {', '.join(different) or 'none'} of {len(last)}")


def outputs(root: Path) -> dict[str, bytes]:
    """Every export, and the register."""
    made = [path for path in (root / "build").iterdir() if not path.name.startswith("glossary.db")]
    return {path.name: path.read_bytes() for path in (*made, root / "glossary" / "register.tsv")}


if __name__ == "__main__":
    main()
