"""How much of what real documents state yougo finds: ``python tests/bench/collection/score.py FOLDER``.

FOLDER holds the documents that ``fetch.py`` fetched. ``gold`` holds what each one states, as people read it
without a program; ``documents.tsv`` says its kind and whether it is for development or held out. Each
document is read in a workspace of its own. Names of documents, or parts of them, leave out the others;
``--held-out`` scores those held out; ``--verbose`` lists what is missing and what is wrong.

A name fact is a link between two names of one concept: acronym-Japanese (AJ), acronym-English (AE),
Japanese-English (JE), and each further name with its concept (V). A definition is right when it holds nearly
all tokens of the gold's, or when the F1 of both is at least one half; its text is scored by that F1. Figures
are means over documents.
"""

import argparse
import contextlib
import csv
import io
import json
import re
import tempfile
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path
from statistics import mean
from typing import Any

from yougo.cli.fast_lookup.entry_point import run

HERE = Path(__file__).parent
CLASSES = {"acronym": "A", "japanese": "J", "english": "E"}
ALIKE, WHOLE = 0.5, 0.9
"""The token F1, or the share of the gold's tokens, from which two definitions are the same one."""


@dataclass
class Entry:
    """What the gold, or yougo, says of one concept: its names by class, each with its good extents."""

    names: dict[str, list[list[str]]]
    definitions: list[str]
    required: bool = True
    definition_required: bool = True
    confidence: float = 1.0

    @property
    def forms(self) -> set[str]:
        """Every form of every name."""
        return {form for names in self.names.values() for name in names for form in name}

    @property
    def title(self) -> str:
        """Its first name."""
        return next((names[0][0] for names in self.names.values() if names), "?")


@dataclass
class Score:
    """Facts that are found, missing and wrong."""

    found: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    right: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    texts: list[float] = field(default_factory=list)

    @property
    def recall(self) -> float:
        """The share of the gold's facts that are found."""
        return len(self.found) / max(len(self.found) + len(self.missing), 1)

    @property
    def precision(self) -> float:
        """The share of yougo's facts that the gold states."""
        return len(self.right) / max(len(self.right) + len(self.wrong), 1)

    @property
    def f1(self) -> float | None:
        """The harmonic mean of both; none where there is nothing to find and nothing was found."""
        if not (self.found or self.missing or self.right or self.wrong):
            return None
        return 2 * self.recall * self.precision / ((self.recall + self.precision) or 1)


def main() -> None:
    """Score each document, then each kind, then all."""
    options = arguments()
    rows = list(chosen(options))
    names, definitions = {}, {}
    for row in rows:
        gold = list(gold_entries(HERE / "gold" / f"{row['file']}.jsonl", options.folder / row["file"]))
        mine = [
            entry
            for entry in exported(options.folder / row["file"])
            if entry.confidence >= options.confidence
        ]
        names[row["file"]], definitions[row["file"]] = name_score(gold, mine), definition_score(gold, mine)
        print(line(row["file"], [names[row["file"]]], [definitions[row["file"]]]))
        if options.verbose:
            tell(names[row["file"]], definitions[row["file"]])
    print()
    for kind in sorted({row["kind"] for row in rows}):
        files = [row["file"] for row in rows if row["kind"] == kind]
        print(
            line(
                f"{kind} ({len(files)})",
                [names[file] for file in files],
                [definitions[file] for file in files],
            )
        )
    print(line(f"all ({len(rows)})", names.values(), definitions.values()))
    print(line("all facts pooled", [pooled(names.values())], [pooled(definitions.values())]))


def arguments() -> argparse.Namespace:
    """The options of the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("name", nargs="*")
    parser.add_argument("--held-out", action="store_true")
    parser.add_argument("--verbose", action="store_true")
    parser.add_argument("--confidence", type=float, default=0.0, help="leave out what has less")
    return parser.parse_args()


def chosen(options: argparse.Namespace) -> Iterator[dict[str, str]]:
    """The rows of documents.tsv that the options ask for."""
    split = "held-out" if options.held_out else "development"
    with (HERE / "documents.tsv").open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows, delimiter="\t"):
            asked = not options.name or any(name in row["file"] for name in options.name)
            if asked and row["split"] == split:
                yield row


def gold_entries(gold: Path, document: Path) -> Iterator[Entry]:
    """What a document states. Definitions are given by their places, so the gold holds no sentences."""
    text = document.read_text(encoding="utf-8-sig")
    for entry in map(json.loads, gold.read_text(encoding="utf-8").splitlines()):
        names = {
            "acronym": [extents(entry["acronym"])] if entry["acronym"] else [],
            "japanese": [extents(name) for name in entry["japanese"]],
            "english": [extents(name) for name in entry["english"]],
        }
        definitions = [text[start:end] for start, end in entry["definition_at"]]
        required = entry["required"]
        yield Entry(names, definitions, required, required and entry.get("definition_required", True))


def extents(name: str) -> list[str]:
    """The equally good extents of a name: ``海外通信機構 | 通信機構``."""
    return [norm(extent) for extent in name.split(" | ")]


def exported(document: Path) -> Iterator[Entry]:
    """What yougo finds in one document."""
    with tempfile.TemporaryDirectory() as folder, contextlib.redirect_stdout(io.StringIO()):
        with contextlib.redirect_stderr(io.StringIO()):
            run(["init", folder])
            run(["--workspace", folder, "add", str(document)])
            run(["--workspace", folder, "export", "jsonl", "-o", f"{folder}/export.jsonl"])
        export = Path(folder, "export.jsonl")
        lines = export.read_text(encoding="utf-8").splitlines() if export.exists() else []
    yield from map(concept_entry, map(json.loads, lines))


def concept_entry(concept: dict[str, Any]) -> Entry:
    """An exported concept."""
    names = {kind: [[norm(concept[kind])]] if concept.get(kind) else [] for kind in CLASSES}
    for variant in concept["variants"]:
        kind = (
            "acronym" if variant["type"] == "acronym" else {"ja": "japanese"}.get(variant["lang"], "english")
        )
        if [norm(variant["text"])] not in names[kind]:
            names[kind].append([norm(variant["text"])])
    definitions = [concept["definition"]] if concept["definition"] else []
    return Entry(names, definitions, confidence=concept.get("confidence", 1.0))


def norm(text: str) -> str:
    """A name as a reader compares it: NFKC, lower case, one kind of dash, no space beside Japanese."""
    text = unicodedata.normalize("NFKC", text).casefold()
    text = re.sub(r"[‐‑‒–—−]", "-", text)
    text = re.sub(r"(?<=[^\x00-\x7f])\s+|\s+(?=[^\x00-\x7f])", "", text)
    return re.sub(r"\s+", " ", text).strip(" .。、,")


def name_score(gold: list[Entry], mine: list[Entry]) -> Score:
    """The links between names that are found, missing and wrong."""
    score = Score()
    have = [entry.forms for entry in mine]
    for entry in gold:
        if not entry.required:
            continue
        for label, left, right in links(entry):
            hit = any(forms & set(left) and forms & set(right) for forms in have)
            (score.found if hit else score.missing).append(f"{label} {left[0]} = {right[0]}")
    required, optional = stated(gold, required=True), stated(gold, required=False)
    for entry in mine:
        for label, left, right in links(entry):
            pair = frozenset((left[0], right[0]))
            if pair in required or pair not in optional:
                (score.right if pair in required else score.wrong).append(f"{label} {left[0]} = {right[0]}")
    return score


def links(entry: Entry) -> Iterator[tuple[str, list[str], list[str]]]:
    """The facts of one concept: its first names with each other, and each further name with the first."""
    heads = {kind: names[0] for kind, names in entry.names.items() if names}
    for one, other in combinations(heads, 2):
        yield CLASSES[one] + CLASSES[other], heads[one], heads[other]
    first = next(iter(heads.values()), [])
    for kind, names in entry.names.items():
        for name in names[1:]:
            yield "V", first if first is not names[0] else heads[kind], name


def stated(gold: list[Entry], *, required: bool) -> set[frozenset[str]]:
    """Every two forms that the gold gives one concept."""
    return {
        frozenset(pair)
        for entry in gold
        if entry.required == required
        for pair in [*combinations(entry.forms, 2), *((form, form) for form in entry.forms)]
    }


def definition_score(gold: list[Entry], mine: list[Entry]) -> Score:
    """The definitions that are found, missing and wrong, and how alike the texts of those found are."""
    score = Score()
    for entry in gold:
        if not (entry.definitions and entry.definition_required):
            continue
        likeness = max((alike(entry, other) for other in mine), default=0.0)
        if not likeness:
            score.missing.append(told(entry))
            continue
        score.found.append(entry.title)
        score.texts.append(likeness)
    for other in mine:
        matches = [entry for entry in gold if alike(entry, other)]
        if other.definitions and (not matches or any(entry.definition_required for entry in matches)):
            (score.right if matches else score.wrong).append(told(other))
    return score


def alike(gold: Entry, mine: Entry) -> float:
    """The best F1 of two concepts' definitions; 0 where they share no name or the definitions differ."""
    if not gold.forms & mine.forms:
        return 0.0
    return max((token_f1(one, other) for one in gold.definitions for other in mine.definitions), default=0.0)


def token_f1(gold: str, mine: str) -> float:
    """The F1 of two texts' tokens; 0 where they are not the same definition."""
    wanted, got = tokens(gold), tokens(mine)
    common = (wanted & got).total()
    likeness = 2 * common / (wanted.total() + got.total())
    return likeness if likeness >= ALIKE or common >= WHOLE * wanted.total() else 0.0


def tokens(text: str) -> Counter[str]:
    """Words of Latin letters, other characters one by one; no signs, tags or targets of links."""
    text = re.sub(r"\]\([^()\s]*\)|<[^<>]*>", " ", text)
    return Counter(re.findall(r"[a-z0-9]+|[^\W_a-z0-9]", unicodedata.normalize("NFKC", text).casefold()))


def pooled(scores: Iterable[Score]) -> Score:
    """The facts of all documents, as if they were one."""
    whole = Score()
    for score in scores:
        for facts in ("found", "missing", "right", "wrong", "texts"):
            getattr(whole, facts).extend(getattr(score, facts))
    return whole


def told(entry: Entry) -> str:
    """A definition in one line."""
    return f"D {entry.title}: {' '.join(entry.definitions[0].split())[:120]}"


def line(title: str, names: Iterable[Score], definitions: Iterable[Score]) -> str:
    """A row of figures: F1, recall and precision of names and definitions, and the F1 of texts."""
    figures = [title.ljust(40)]
    for label, scores in (("names", list(names)), ("definitions", list(definitions))):
        told = [score for score in scores if score.f1 is not None]
        figures.append(f"{label} F1 {average(score.f1 for score in told)}")
        figures.append(f"R {average(score.recall for score in told if score.found or score.missing)}")
        figures.append(f"P {average(score.precision for score in told if score.right or score.wrong)} ")
        if label == "definitions":
            figures.append(f"text {average(mean(score.texts) for score in told if score.texts)}")
    return " ".join(figures)


def average(figures: Iterable[float | None]) -> str:
    """Their mean."""
    known = [figure for figure in figures if figure is not None]
    return f"{mean(known):.3f}" if known else "  -  "


def tell(names: Score, definitions: Score) -> None:
    """What is missing and what is wrong, by kind of fact."""
    groups = defaultdict(list)
    for score in (names, definitions):
        groups["missing"] += score.missing
        groups["wrong  "] += score.wrong
    for label, facts in groups.items():
        for fact in facts:
            print(f"    {label} {fact}")


if __name__ == "__main__":
    main()
