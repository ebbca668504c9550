"""How much of what documents state yougo finds: ``python tests/bench/accuracy.py EVALUATION DOCUMENTS``.

EVALUATION is a folder with ``score.py`` and ``*.gold.jsonl`` (what the documents state) and, in ``english``,
``score_english.py`` with MED1250's abstracts; DOCUMENTS is the folder of the documents. Prints what the
scorers say, and what finding English costs beside PyPI's ``abbreviations``, when that is installed.
"""

import contextlib
import importlib.util
import io
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from yougo import extract, readings
from yougo.cli.fast_lookup.entry_point import run
from yougo.model.documents import Document, Passage, Place


def main() -> None:
    """Score the gold lists, then MED1250."""
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    evaluation, documents = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
    with tempfile.TemporaryDirectory() as folder:
        golds(evaluation, documents, Path(folder))
        english(evaluation / "english" / "score_english.py", Path(folder))


def golds(evaluation: Path, documents: Path, folder: Path) -> None:
    """What a glossary of all documents holds of the gold lists."""
    at = ["--workspace", str(folder / "glossary")]
    export = folder / "export.jsonl"
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        run(["init", str(folder / "glossary")])
        run([*at, "add", str(documents)])
        run([*at, "export", "jsonl", "-o", str(export)])
    lists = sorted(map(str, evaluation.glob("*.gold.jsonl")))
    print(scored(evaluation / "score.py", str(export), *lists))


def english(scorer: Path, folder: Path) -> None:
    """Pairs of short and long forms in MED1250's abstracts, and the time that they took."""
    texts = [line.split("\t", 1) for line in scored(scorer, "--texts").splitlines()]
    extract.extract(abstract("A first one (FO) loads what is loaded once."), readings.analyse)
    start = time.process_time()
    pairs = [
        (record, found.acronym, found.english)
        for record, text in texts
        for found in extract.extract(abstract(text), readings.analyse).findings
        if found.acronym and found.english
    ]
    ours = time.process_time() - start
    path = folder / "pairs.tsv"
    path.write_text("".join("\t".join(pair) + "\n" for pair in pairs), encoding="utf-8")
    print("MED1250:", scored(scorer, str(path)))
    if importlib.util.find_spec("abbreviations"):
        theirs = peer([text for _, text in texts])
        print(f"{ours:.3f} s; abbreviations {theirs:.3f} s; ratio {ours / theirs:.2f}")


def peer(texts: list[str]) -> float:
    """CPU seconds of a Python port of Schwartz and Hearst's algorithm on the same texts."""
    from abbreviations import schwartz_hearst  # noqa: PLC0415 - a peer that need not be there

    start = time.process_time()
    for text in texts:
        schwartz_hearst.extract_abbreviation_definition_pairs(doc_text=text)
    return time.process_time() - start


def abstract(text: str) -> Document:
    """A text as a document of one passage."""
    return Document("abstract.txt", passages=(Passage(text, Place("abstract.txt", 1)),))


def scored(scorer: Path, *arguments: str) -> str:
    """What a scorer prints."""
    command = [sys.executable, str(scorer), *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.rstrip()


if __name__ == "__main__":
    main()
