"""How well ``definition_signs.tsv`` tells what defines: ``python tests/bench/definition_signs.py FOLDER``.

FOLDER holds the documents of the collection (see ``collection/fetch.py``). Each sentence there that says
something of what may be a term (Xは、…である。) is a case. It defines if people named its subject, and if
their definition of that is the sentence, by the measure of ``collection/score.py``.

Fits the weight of each sign by logistic regression. Prints how many sentences the present weights take, how
many the fitted ones take in documents that were left out of the fit, and each sign with both weights and the
sentences that have it. The fitted ones take a sentence that is likelier than not to define;
`rules/topic_sentences.py` also asks what its words are, which is no sign.
"""

import argparse
import math
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

sys.path[:0] = [str(Path(__file__).parent / "collection")]

import score  # noqa: E402 - the bench is no package

from yougo import extract, readers, readings  # noqa: E402
from yougo.extract import RULES, vocabulary  # noqa: E402
from yougo.extract.rule import View  # noqa: E402
from yougo.extract.rules import topic_sentences  # noqa: E402
from yougo.extract.rules.statements import Statement, statements_of  # noqa: E402
from yougo.language.text import unwrapped  # noqa: E402

FOLDS, ROUNDS, STEP, PULL = 11, 600, 1.0, 0.003
ALWAYS, BELOW_CLAUSE = "every sentence", "a clause is before its noun"
"""Where the weighing begins, and what takes longer to see than the signs."""


class Case(NamedTuple):
    """A sentence with what is true of it."""

    document: str
    signs: frozenset[str]
    defines: bool
    is_taken: bool


def main() -> None:
    """Fit and judge."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("name", nargs="*", help="only documents whose names contain one of these")
    parser.set_defaults(held_out=False)
    options = parser.parse_args()
    cases = [case for row in score.chosen(options) for case in cases_of(options.folder / row["file"])]
    tell("present weights", [(case.is_taken, case.defines) for case in cases])
    tell(f"fitted, each document left out ({FOLDS} folds)", list(crossed(cases)))
    weights, present = (
        fit(cases),
        {sign: weight for _, sign, weight, _ in vocabulary.table("definition_signs")},
    )
    for sign, weight in sorted(weights.items(), key=lambda row: -row[1]):
        print(
            sign, present.get(sign, ""), f"{weight:+.1f}", sum(sign in case.signs for case in cases), sep="\t"
        )


def cases_of(path: Path) -> Iterator[Case]:
    """The sentences of one document that speak of what may be a term."""
    gold = list(score.gold_entries(score.HERE / "gold" / f"{path.name}.jsonl", path))
    names = [sign for _, sign, *_ in vocabulary.table("definition_signs")]
    for _, statement in statements_of(seen(path), topic_sentences.statements):
        ending = vocabulary.phrase("what it is").search(statement.said)
        if ending and statement.is_whole and topic_sentences.is_term(statement):
            said = topic_sentences._Said(statement, ending)
            seen_signs = [
                name for name, (_, holds) in zip(names, topic_sentences._signs(), strict=True) if holds(said)
            ]
            below = [BELOW_CLAUSE] if said._ends_below_clause else []
            signs = frozenset((ALWAYS, *seen_signs, *below))
            yield Case(path.name, signs, is_definition(gold, statement), said.defines)


def seen(path: Path) -> View:
    """A document as the rule sees it, after the rules before it."""
    view, _ = extract._seen(readers.read(path.read_bytes(), path.name), readings.analyse)
    for rule in RULES:
        if rule.name == "topic_sentence":
            break
        view = view.after(rule.name, list(rule.find(view)))
    return view


def is_definition(gold: Iterable[score.Entry], statement: Statement) -> bool:
    """Whether people took a sentence for the definition of its subject."""
    forms = [[score.norm(name)] for name in (*statement.word.names, *statement.word.aliases)]
    text = unwrapped(statement.scan.passage.text[statement.begin : statement.end])
    entry = score.Entry({"japanese": forms}, [text])
    return any(score.alike(each, entry) for each in gold)


def likely(signs: Iterable[str], weights: Mapping[str, float]) -> float:
    """How likely a sentence with these signs defines."""
    return 1 / (1 + math.exp(-sum(weights.get(sign, 0) for sign in signs)))


def fit(cases: list[Case]) -> dict[str, float]:
    """The weights that make what people said likeliest, by gradient descent."""
    weights = dict.fromkeys(sorted(frozenset().union(*(case.signs for case in cases))), 0.0)
    for _ in range(ROUNDS):
        slope = dict.fromkeys(weights, 0.0)
        for case in cases:
            error = case.defines - likely(case.signs, weights)
            for sign in case.signs:
                slope[sign] += error
        for sign in weights:
            weights[sign] += STEP * (slope[sign] / len(cases) - PULL * weights[sign] * (sign != ALWAYS))
    return weights


def crossed(cases: list[Case]) -> Iterator[tuple[bool, bool]]:
    """Whether weights that were fitted without its document take each case, and whether it defines."""
    documents = sorted({case.document for case in cases})
    for fold in range(FOLDS):
        out = set(documents[fold::FOLDS])
        weights = fit([case for case in cases if case.document not in out])
        for case in cases:
            if case.document in out:
                yield likely(case.signs, weights) > 1 / 2, case.defines


def tell(title: str, rows: list[tuple[bool, bool]]) -> None:
    """Print how many sentences define and are taken, and what share of each is both."""
    both = sum(taken and defines for taken, defines in rows)
    taken, defining = (sum(column) for column in zip(*rows, strict=True))
    print(f"{title}: {len(rows)} sentences, {defining} define, {taken} taken, {both} of these define")
    print(f"  precision {both / max(taken, 1):.2f}, recall {both / max(defining, 1):.2f}")


if __name__ == "__main__":
    main()
