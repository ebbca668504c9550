"""How right the confidence is: ``python tests/bench/confidence.py FOLDER [PART OF NAME…] [--with CASES]``.

FOLDER holds the documents of the collection (see ``collection/fetch.py``). A concept is right when every name
fact and the definition that it states are (see ``collection/score.py``). On the development documents and our
sample this fits the weights of ``confidence.tsv`` anew, judges them on documents that were left out of
the fit, and prints the fitted table; what too few of them show keeps its weight. ``--held-out`` only judges,
the present weights on the held-out documents.

Rules are made on the development documents and get these right more often than others. ``--save CASES`` keeps
what the present rules find in documents that they were not made on; a later fit ``--with CASES`` takes
these for what is found in their documents, and is judged on these alone. That says how right the confidence
is in documents that nobody has seen. What can only count for a term, or against it, does so (see `leaning`).
The cut of 97 % is `yougo.workspace.settings.SURE`, which decides what a deck holds.
"""

import argparse
import contextlib
import io
import json
import math
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from operator import itemgetter
from pathlib import Path
from typing import NamedTuple

TESTS = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(TESTS), str(TESTS / "bench" / "collection")]

import score  # noqa: E402 - the bench is no package

import scoring  # noqa: E402 - the tests are no package
from yougo import confidence  # noqa: E402
from yougo.cli.fast_lookup.entry_point import run  # noqa: E402
from yougo.language import word_tables  # noqa: E402
from yougo.model import json_lines  # noqa: E402
from yougo.model.concepts import Concept  # noqa: E402
from yougo.pipeline.build.refresh import refresh  # noqa: E402
from yougo.pipeline.files.workspace import Workspace  # noqa: E402

FOLDS, ROUNDS, STEP = 11, 500, 1.0
PULL = 0.005
"""How strongly weights are drawn towards 0: what few concepts show counts little."""
OFTEN = 3
"""How often a concept counts in the fit whose document the rules were not made on."""
LEAST, IN_DOCUMENTS = 8, 3
"""What is true of fewer concepts, or in fewer documents, gets no weight."""
BINS = 10


class Case(NamedTuple):
    """A concept that yougo found."""

    document: str
    facts: frozenset[str]
    is_right: bool
    title: str
    is_new: bool = False
    """Whether the rules were not made on its document."""


def main() -> None:
    """Fit and judge."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--held-out", action="store_true")
    parser.add_argument("--verbose", action="store_true", help="list the concepts")
    parser.add_argument(
        "--save", type=Path, help="write the concepts, and what is true of each, to this file"
    )
    parser.add_argument("--with", type=Path, dest="earlier", help="fit on what earlier rules found, too")
    parser.add_argument("name", nargs="*", help="only documents whose names contain one of these")
    options = parser.parse_args()
    cases = list(collection(options))
    if options.held_out:
        tell("present weights", judged(cases, confidence.weights()))
        return
    cases += () if options.name else sample()
    if options.verbose:
        for likelihood, case in sorted(judged(cases, confidence.weights()), key=itemgetter(0)):
            print(f"{likelihood:.2f} {'right' if case.is_right else 'WRONG'} {case.document} {case.title}")
    if options.save:
        options.save.write_text("".join(map(written, cases)), encoding="utf-8")
        return
    if options.earlier:
        new = list(map(parsed, options.earlier.read_text(encoding="utf-8").splitlines()))
        seen = {case.document for case in new}
        cases = [*new, *(case for case in cases if case.document not in seen)]
    tell("present weights", judged(cases, confidence.weights()))
    tell(f"fitted, each document left out ({FOLDS} folds)", list(crossed(cases)))
    weights = fit(cases)
    tell("fitted, on the same documents", judged(cases, weights))
    counts = Counter(fact for case in cases for fact in case.facts)
    examples = {fact: example for fact, _, example in word_tables.rows("yougo.confidence", "confidence")}
    for fact, weight in sorted(weights.items(), key=lambda row: -row[1]):
        print(fact, f"{weight:+.1f}", examples.get(fact, f"{counts[fact]} concepts"), sep="\t")


def written(case: Case) -> str:
    """A case as a line."""
    return json.dumps([case.document, sorted(case.facts), case.is_right, case.title]) + "\n"


def parsed(line: str) -> Case:
    """The case that `written` wrote."""
    document, facts, *rest = json.loads(line)
    return Case(document, frozenset(facts), *rest, is_new=True)


def collection(options: argparse.Namespace) -> Iterator[Case]:
    """The concepts of each document of the collection."""
    for row in score.chosen(options):
        path = options.folder / row["file"]
        gold = list(score.gold_entries(score.HERE / "gold" / f"{row['file']}.jsonl", path))
        for concept in concepts([path]):
            entry = score.concept_entry(json_lines.record(concept))
            yield case(row["file"], concept, is_right=is_right(gold, entry))


def sample() -> Iterator[Case]:
    """The concepts of our sample."""
    gold = scoring.records(TESTS / "gold" / "sample.jsonl")
    stated = {fact for entry in gold for fact in scoring.facts(scoring.accepted(entry))}
    paths = sorted((TESTS.parent / "glossary" / "sources").iterdir())
    for concept in concepts(paths):
        shown = scoring.preferred(json_lines.record(concept))
        del shown["reading"], shown["definition"]
        yield case("sample", concept, is_right=set(scoring.facts(shown)) <= stated)


def concepts(paths: Iterable[Path]) -> Iterator[Concept]:
    """What yougo finds in documents."""
    with tempfile.TemporaryDirectory() as folder:
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            run(["init", folder])
            run(["--workspace", folder, "add", *map(str, paths)])
        yield from refresh(Workspace(Path(folder))).glossary.shown


def case(document: str, concept: Concept, *, is_right: bool) -> Case:
    """A concept as a case."""
    facts = frozenset((confidence.ALWAYS, *confidence.facts(concept)))
    title = " / ".join(
        filter(None, (concept.acronym, concept.japanese, concept.english, concept.definition[:60]))
    )
    return Case(document, facts, is_right, title)


def is_right(gold: list[score.Entry], entry: score.Entry) -> bool:
    """Whether people stated each name fact and the definition of a concept."""
    names, definitions = score.name_score(gold, [entry]), score.definition_score(gold, [entry])
    return not names.wrong and not definitions.wrong


def fit(cases: list[Case]) -> dict[str, float]:
    """The weights that make what is right likeliest, by gradient descent; each leans as its fact does."""
    fitted = common(cases)
    weights = {**confidence.weights(), **dict.fromkeys(fitted, 0.0)}
    known = [(each.facts & weights.keys(), each.is_right, OFTEN if each.is_new else 1) for each in cases]
    whole = sum(times for *_, times in known)
    for _ in range(ROUNDS):
        slope = dict.fromkeys(weights, 0.0)
        for facts, right, times in known:
            error = times * (right - likely(facts, weights))
            for fact in facts:
                slope[fact] += error
        for fact in fitted:
            drawn = 0 if fact == confidence.ALWAYS else PULL * weights[fact]
            moved = weights[fact] + STEP * (slope[fact] / whole - drawn)
            lean = confidence.leaning(fact)
            weights[fact] = moved if moved * lean >= 0 else 0.0
    return {fact: round(weight, 1) + 0.0 for fact, weight in weights.items()}


def common(cases: list[Case]) -> list[str]:
    """What is true of enough concepts in enough documents to be weighed."""
    documents: dict[str, list[str]] = defaultdict(list)
    for each in cases:
        for fact in each.facts:
            documents[fact].append(each.document)
    return sorted(
        fact for fact, where in documents.items() if len(where) >= LEAST and len(set(where)) >= IN_DOCUMENTS
    )


def likely(facts: Iterable[str], weights: Mapping[str, float]) -> float:
    """How likely a concept is right."""
    return expected(sum(weights.get(fact, 0) for fact in facts))


def expected(total: float) -> float:
    """How likely a sum of weights is right."""
    return 1 / (1 + math.exp(-total))


def judged(cases: Iterable[Case], weights: Mapping[str, float]) -> list[tuple[float, Case]]:
    """Each case with how likely it is right."""
    return [(likely(case.facts, weights), case) for case in cases]


def crossed(cases: list[Case]) -> Iterator[tuple[float, Case]]:
    """Each case, or each new one where some are, by weights that were fitted without its document."""
    documents = sorted({case.document for case in cases})
    wanted = [case for case in cases if case.is_new] or cases
    for fold in range(FOLDS):
        out = set(documents[fold::FOLDS])
        weights = fit([case for case in cases if case.document not in out])
        yield from judged((case for case in wanted if case.document in out), weights)


def tell(title: str, rows: list[tuple[float, Case]]) -> None:
    """Print ten bins, predicted against right, the Brier score, and what a cut leaves."""
    brier = sum((predicted - case.is_right) ** 2 for predicted, case in rows) / len(rows)
    share = sum(case.is_right for _, case in rows) / len(rows)
    print(f"{title}: {len(rows)} concepts, right {share:.3f}")
    print(f"  Brier score {brier:.4f}; of the share alone it would be {share * (1 - share):.4f}")
    bins = defaultdict(list)
    for predicted, each in rows:
        bins[min(int(predicted * BINS), BINS - 1)].append((predicted, each.is_right))
    for number in sorted(bins):
        held = bins[number]
        predicted = sum(one for one, _ in held) / len(held)
        right = sum(right for _, right in held) / len(held)
        print(f"  {number / BINS:.1f}  {len(held):4}  predicted {predicted:.2f}  right {right:.2f}")
    for wanted in (0.95, 0.97, 0.98):
        print(f"  {wanted:.0%} right: {cut(rows, wanted)}")


def cut(rows: list[tuple[float, Case]], wanted: float) -> str:
    """The lowest confidence above which so many are right, and the share of the right ones that it leaves."""
    best, right = "no cut", 0
    whole = sum(case.is_right for _, case in rows)
    for count, (predicted, each) in enumerate(sorted(rows, key=lambda row: -row[0]), 1):
        right += each.is_right
        if right / count >= wanted:
            best = f"from {predicted:.2f} on, {right / whole:.2f} of what is right remains"
    return best


if __name__ == "__main__":
    main()
