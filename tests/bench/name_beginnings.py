"""Where names begin: ``python tests/bench/name_beginnings.py [GOLD FOLDER]... [--unseen GOLD FOLDER]``.

GOLD holds JSON lines with ``acronym``, ``english`` and ``japanese`` (as in ``tests/gold``), FOLDER the
documents that state them. Fits the weights of ``merge/name_beginnings.tsv`` on our sample, the rows of
``tests/test_merge_name_spans.py``, the passages of ``tests/cases/name_beginnings.tsv`` and each GOLD: a
perceptron starts at the present weights and moves them only for names that they get wrong. Prints how many
names of each list begin where they should by the likeliest span alone, by the present weights and by the
fitted ones; then the fitted table. What follows
``--unseen`` is only judged.
"""

import json
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

TESTS = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(TESTS))

import test_merge_name_spans as rows  # noqa: E402 - the tests are no package
import test_name_beginnings as passages  # noqa: E402
from yougo import extract, readers, readings  # noqa: E402
from yougo.language.text import same  # noqa: E402
from yougo.merge.name_spans import bounds_of, spans  # noqa: E402
from yougo.merge.span_features import features, reasons  # noqa: E402
from yougo.model.findings import Finding  # noqa: E402

ROUNDS, STEP = 200, 0.25


class Choice(NamedTuple):
    """The spans of one name, each with what is true of it, and those that are right."""

    features: list[list[str]]
    right: set[int]


def main(arguments: list[str]) -> None:
    """Fit and judge."""
    seen, _, unseen = " ".join(arguments).partition("--unseen")
    lists = {"sample": of_documents(TESTS / "gold" / "sample.jsonl", TESTS.parent / "glossary" / "sources")}
    lists["rows"] = [*of_rows()]
    lists["passages"] = [*of_passages()]
    lists |= {gold: of_documents(Path(gold), Path(folder)) for gold, folder in pairs(seen)}
    fitted = fit([choice for choices in lists.values() for choice in choices])
    lists |= {gold: of_documents(Path(gold), Path(folder)) for gold, folder in pairs(unseen)}
    for name, choices in lists.items():
        first = sum(0 in choice.right for choice in choices)
        print(f"{name}: {len(choices)} names, likeliest {first}, now {right(choices, present())}", end=", ")
        print(f"fitted {right(choices, fitted)}")
    for feature, weight in fitted.items():
        print(feature, f"{weight:g}", sep="\t")


def pairs(arguments: str) -> Iterator[tuple[str, str]]:
    """Each list and the folder of its documents."""
    words = arguments.split()
    yield from zip(words[::2], words[1::2], strict=True)


def of_documents(gold: Path, folder: Path) -> list[Choice]:
    """The names before brackets of which a list says what they are."""
    names: dict[str, set[str]] = defaultdict(set)
    for line in gold.read_text(encoding="utf-8").splitlines():
        concept = json.loads(line)
        for key in filter(None, (concept["acronym"], *concept["english"])):
            names[same(key)].update(map(same, concept["japanese"]))
    findings: list[Finding] = []
    for path in sorted(folder.iterdir()):
        if path.suffix in readers.suffixes():
            document = readers.read(path.read_bytes(), path.name)
            findings += extract.extract(document, readings.analyse).findings
    meant = [names[same(finding.acronym or finding.english)] for finding in findings]
    return [*choices(findings, meant)]


def of_rows() -> Iterator[Choice]:
    """The rows of the tests, each of them documents of its own."""
    for findings, name in rows.examples():
        yield from choices(findings, [{same(name)}])


def of_passages() -> Iterator[Choice]:
    """The passages of the tests."""
    for _, passage in passages.rows():
        findings = passages.findings_in(passage)
        yield from choices(findings, [{same(passages.name_in(passage))} for _ in findings])


def choices(findings: list[Finding], meant: list[set[str]]) -> Iterator[Choice]:
    """The first findings' names that may begin in several places, of which those that are meant are right."""
    bounds = bounds_of(findings)
    for finding, names in zip(findings, meant, strict=False):
        found = spans(finding, bounds) if finding.japanese else []
        right = {number for number, span in enumerate(found) if span.key in names}
        if right and len(found) > 1:
            yield Choice([[feature.name for feature in reasons(span)] for span in found], right)


def best(choice: Choice, table: Mapping[str, float]) -> int:
    """The number of the span that a table of weights prefers."""
    sums = [sum(table[feature] for feature in features) for features in choice.features]
    return sums.index(max(sums))


def right(choices: list[Choice], table: Mapping[str, float]) -> int:
    """How many names begin where they should."""
    return sum(best(choice, table) in choice.right for choice in choices)


def present() -> dict[str, float]:
    """The weights of the table."""
    return {feature.name: feature.weight for feature in features()}


def fit(choices: list[Choice]) -> dict[str, float]:
    """Weights that get the most names right."""
    table = present()
    kept = dict(table)
    for _ in range(ROUNDS):
        for choice in choices:
            wrong = best(choice, table)
            if wrong in choice.right:
                continue
            meant = max(choice.right, key=lambda number: sum(table[each] for each in choice.features[number]))
            for feature in choice.features[meant]:
                table[feature] += STEP
            for feature in choice.features[wrong]:
                table[feature] -= STEP
        if right(choices, table) > right(choices, kept):
            kept = dict(table)
    return kept


if __name__ == "__main__":
    main(sys.argv[1:])
