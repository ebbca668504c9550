"""What yougo costs, always beside something that was run with it: ``python tests/bench/run.py [DOCUMENT]``.

Prints one line a measure: CPU seconds of yougo, of the other, and their ratio. Takes about a minute. DOCUMENT
is a Markdown document to read instead of the sample; it is read twenty times over, then forty times. With
``--deck``, only a deck of 10,000 notes is measured, beside genanki alone with the same notes.
"""

import gc
import resource
import shutil
import subprocess
import sys
import tempfile
import time
import tomllib
import tracemalloc
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median

import genanki
from made_terms import term
from markdown_it import MarkdownIt

from yougo import extract, readers, readings
from yougo.exporters import anki
from yougo.exporters.anki import notetype, others, package
from yougo.exporters.anki.deck import note_type
from yougo.exporters.anki.fields import note_fields
from yougo.model.concepts import Concept, Evidence, Reading, Ruby
from yougo.model.documents import Place
from yougo.model.exporter import Edition
from yougo.pipeline import apply_edits
from yougo.pipeline.build.refresh import refresh
from yougo.pipeline.files.workspace import Workspace
from yougo.pipeline.glossary import load
from yougo.workspace import terms_file
from yougo.workspace.edits import Choice
from yougo.workspace.toml import quoted

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "glossary" / "sources" / "international-digital-policy.md"
TIMES = 20
DECIDED = 5_000
NOTES = 10_000
PAIRS = 7


def cpu(work: Callable[[], object]) -> float:
    """The least CPU time of three runs, in seconds."""

    def once() -> float:
        start = time.process_time()
        work()
        return time.process_time() - start

    return min(once() for _ in range(3))


def pair(ours: Callable[[], object], theirs: Callable[[], object]) -> tuple[float, float]:
    """The median CPU times of two works that take turns, so that what else the machine does hits both."""
    times = [(cpu_once(ours), cpu_once(theirs)) for _ in range(PAIRS)]
    first, second = zip(*times, strict=True)
    return median(first), median(second)


def cpu_once(work: Callable[[], object]) -> float:
    """CPU seconds of work that cannot be done twice."""
    start = time.process_time()
    work()
    return time.process_time() - start


def process(command: list[str], prepare: Callable[[], object] = lambda: None) -> float:
    """CPU seconds of a whole process, the least of five, each after `prepare`."""

    def once() -> float:
        prepare()
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(command, check=True, capture_output=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    return min(once() for _ in range(5))


def told(name: str, ours: float, other: str, theirs: float) -> None:
    """One line of the result."""
    print(f"{name:34} {ours:8.3f} s   {other:30} {theirs:8.3f} s   ratio {ours / theirs:6.2f}")


def reading_and_extraction(path: Path) -> None:
    """Reading and extraction beside the Markdown parser alone, on a document many times over."""
    for times in (TIMES, 2 * TIMES):
        once = path.read_text(encoding="utf-8")
        text = "\n\n".join(once.replace("[^", f"[^{number}x") for number in range(times))
        parser = MarkdownIt("commonmark").enable("table")
        theirs = cpu(partial(parser.parse, text))
        ours = cpu(partial(readers.read, text.encode(), "sample.md"))
        told(f"reading a document {times} times", ours, "markdown-it-py", theirs)
        document = readers.read(text.encode(), "sample.md")
        ours = cpu(partial(extract.extract, document, readings.analyse))
        told(f"finding its terms {times} times", ours, "markdown-it-py", theirs)


def deck() -> None:
    """A deck beside genanki's own for the same notes: packed, and made from the concepts; size and memory.

    It is made once before anything is remembered of the names' spelling, as a command makes it, and again.
    """
    gc.set_threshold(20_000)  # as the command does
    concepts = tuple(map(_term, range(NOTES)))
    edition = Edition("Bench", "bench", concepts=concepts)
    first = cpu_once(lambda: anki.export(edition))
    model = note_type(edition)
    terms = others.of(concepts, notetype.DEFAULT_KINDS)
    made = (note_fields(concept, {}, notetype.DEFAULT_KINDS, terms) for concept in concepts)
    fields = [list(found.values()) for found in made]
    cards = list(range(len(notetype.DEFAULT_KINDS)))
    templates = [{key: held[key] for key in ("name", "qfmt", "afmt")} for held in model.templates]
    names = [{"name": name} for name in notetype.FIELDS]
    sizes = []

    def plain() -> None:
        theirs = genanki.Model(1, "bench", fields=names, templates=templates, css=model.css)
        deck = genanki.Deck(1, "Bench")
        for number, held in enumerate(fields):
            deck.add_note(genanki.Note(theirs, held, guid=str(number), tags=["yougo"]))
        with tempfile.TemporaryDirectory() as folder:
            genanki.Package(deck).write_to_file(Path(folder) / "deck.apkg")
            sizes.append((Path(folder) / "deck.apkg").stat().st_size)

    def ours() -> None:
        deck = genanki.Deck(1, "Bench")
        for number, held in enumerate(fields):
            note = package.Note(0, cards, model=model, fields=held, guid=str(number), tags=["yougo"])
            deck.add_note(note)
        package.packed([deck], 1)

    packing, theirs = pair(ours, plain)
    told(f"{NOTES:,} notes packed", packing, "genanki", theirs)
    again, theirs = pair(lambda: anki.export(edition), plain)
    told(f"{NOTES:,} notes made and packed", first, "genanki, packing", theirs)
    told("… once more", again, "genanki, packing", theirs)
    tracemalloc.start()
    size = len(anki.export(edition))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    print(
        f"{'… the file, and memory at most':34} {size:,} bytes ({size / sizes[0]:.2f} of genanki's), {peak:,}"
    )


def _term(number: int) -> Concept:
    """One of many terms that look like terms; of every fourth a small word gives the acronym no letter."""
    acronym, _, english = term(number, 4)
    if number % 4 == 0:
        english = english.replace(" ", " of ", 1)
    name = f"用語集{number}委員会"
    sentence = f"昨年、{name}（{acronym}）が年次の報告を公表し、各国が歓迎した。"
    ruby = (Ruby("用語集", "ようごしゅう"), Ruby(str(number)), Ruby("委員会", "いいんかい"))
    return Concept(
        f"t{number}",
        acronym=acronym,
        japanese=name,
        english=english,
        definition=f"{name}は、各国の用語を集めて定める会合である。",
        reading=Reading(f"ようごしゅう{number}いいんかい", verified=True, basis="engines", ruby=ruby),
        evidence=(Evidence(Place("a.md", number + 1), "text", sentence),),
    )


def commands() -> None:
    """Whole processes beside a bare interpreter."""
    bare = process([sys.executable, "-c", "pass"])
    with tempfile.TemporaryDirectory() as folder:
        workspace = Path(folder) / "sample"
        shutil.copytree(ROOT / "glossary", workspace / "glossary")
        yougo = [
            sys.executable,
            "-c",
            "from yougo.cli.fast_lookup.entry_point import main; main()",
            "--workspace",
            str(workspace),
        ]
        subprocess.run([*yougo, "build"], check=True, capture_output=True)
        told("yougo lookup DFFT", process([*yougo, "lookup", "DFFT"]), "python -c pass", bare)
        told("yougo build, nothing changed", process([*yougo, "build"]), "python -c pass", bare)

        def forget() -> None:
            shutil.rmtree(workspace / "build")

        told("yougo build, first", process([*yougo, "build"], forget), "python -c pass", bare)


def decisions() -> None:
    """One decision among 5,000: written, beside what tomllib takes to read them; then the glossary built."""
    terms = [f"国際用語第{number}号委員会" for number in range(DECIDED)]
    text = "".join(
        f'[{quoted(term)}]\nstatus = "accepted"\nreading = "こくさいようごだい{number}ごういいんかい"\n\n'
        for number, term in enumerate(terms)
    )
    with tempfile.TemporaryDirectory() as folder:
        workspace = Workspace(Path(folder))
        table = "用語,英語\n" + "".join(f"{term},Committee No. {n}\n" for n, term in enumerate(terms))
        (workspace.glossary / "sources").mkdir(parents=True)
        (workspace.glossary / "sources" / "terms.csv").write_text(table, encoding="utf-8")
        settings = 'namespace = "bench"\n[[source]]\npath = "glossary/sources"\n'
        workspace.settings.write_text(settings, encoding="utf-8")
        workspace.terms.write_text(text, encoding="utf-8")
        whole = cpu_once(lambda: refresh(workspace))
        theirs = cpu(lambda: tomllib.loads(text))
        ours = cpu(lambda: terms_file.edit(text, terms[DECIDED // 2], {"note": "decided"}))
        told("one decision among 5,000, spliced", ours, "tomllib.loads", theirs)
        numbers = iter(range(9))
        choice = partial(Choice, terms[DECIDED // 2])
        glossary = load(workspace)
        ours = cpu(lambda: apply_edits.write(glossary, [choice({"note": str(next(numbers))})]))
        told("… written, with history and said", ours, "tomllib.loads", theirs)
        told("… and the glossary built", cpu_once(lambda: refresh(workspace)), "the first build", whole)


def main() -> None:
    """All measures, or the deck's alone."""
    if "--deck" in sys.argv:
        deck()
        return
    reading_and_extraction(Path(sys.argv[1]) if len(sys.argv) > 1 else SAMPLE)
    deck()
    commands()
    decisions()


if __name__ == "__main__":
    main()
