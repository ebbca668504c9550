"""How well two versions of a document tell names: ``python tests/bench/parallel.py JAPANESE ENGLISH``.

Reads both, takes the terms that have a Japanese and an English name in them, hides one of the two, and prints
how often it is proposed again, how often another name is, and which: read those, for many are right too.
"""

import sys
import time
from collections import Counter
from dataclasses import replace
from pathlib import Path

from yougo.language.name_sets import is_one_of
from yougo.model.concepts import Concept, names_of
from yougo.parallel import pairing, proposing
from yougo.parallel.corpus import Corpus
from yougo.pipeline.documents import reading
from yougo.pipeline.documents.sources import single
from yougo.pipeline.documents.terms_of import terms_of
from yougo.workspace.register import EMPTY

SIDES = {"english": "japanese", "japanese": "english"}


def main() -> None:
    """Align, hide, ask."""
    documents = [reading.read(single(Path(name), {})) for name in sys.argv[1:3]]
    start = time.perf_counter()
    pairs = pairing.pairs(*documents)
    print(f"{len(pairs):,} pairs of sentences in {time.perf_counter() - start:.1f} s")
    corpus = Corpus(pairs)
    merged, _ = terms_of(documents, EMPTY)
    counts: Counter[str] = Counter()
    for concept in merged.concepts:
        if concept.japanese and concept.english:
            for side in SIDES:
                counts[asked(concept, side, corpus)] += 1
    print(", ".join(f"{count} {what}" for what, count in counts.most_common()))


def asked(concept: Concept, side: str, corpus: Corpus) -> str:
    """What comes of hiding a name: ``same``, ``other`` or ``none``."""
    hidden = {side: ""}
    known = Concept(concept.id, **{SIDES[side]: getattr(concept, SIDES[side])})
    rows = [
        row
        for row in proposing.proposals(replace(known, **hidden), corpus, lambda _: False)
        if row.side == side
    ]
    if not rows:
        return "none"
    if is_one_of(rows[0].text, names_of(concept)):
        return "same"
    print(f"{concept.japanese} / {concept.english}: {rows[0].text}")
    return "other"


if __name__ == "__main__":
    main()
