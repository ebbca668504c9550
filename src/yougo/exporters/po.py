"""A catalogue for gettext, from English to Japanese, with definition and reading as comments.

https://www.gnu.org/software/gettext/manual/html_node/PO-Files.html describes the format. Two terms of one
English name have their ids as contexts.
"""

from collections import Counter
from collections.abc import Iterator

from yougo.exporters.names import Name, line, translations
from yougo.model.concepts import Concept
from yougo.model.exporter import Edition

_HEADER = (
    "Project-Id-Version: {title}",
    "PO-Revision-Date: {date}",
    "Last-Translator: yougo",
    "Language-Team: yougo",
    "Language: ja",
    "MIME-Version: 1.0",
    "Content-Type: text/plain; charset=UTF-8",
    "Content-Transfer-Encoding: 8bit",
    "Plural-Forms: nplurals=1; plural=0;",
)
_ESCAPES = str.maketrans({"\\": r"\\", '"': r"\""})


def export(edition: Edition) -> bytes:
    """The file's bytes, UTF-8."""
    pairs = [(concept, pair) for concept in edition.concepts if (pair := translations(concept))]
    bearers = Counter(english.text for _, (_, english) in pairs)
    date = f"{edition.date()} 00:00+0000" if edition.date() else ""
    title = line(edition.title).translate(_ESCAPES)
    facts = [f'"{fact.format(title=title, date=date)}\\n"\n' for fact in _HEADER]
    entries = [f'msgid ""\nmsgstr ""\n{"".join(facts)}']
    for concept, (japanese, english) in pairs:
        context = concept.id if bearers[english.text] > 1 else ""
        entries.append("".join(f"{row}\n" for row in _entry(concept, japanese, english, context)))
    return "\n".join(entries).encode()


def _entry(concept: Concept, japanese: Name, english: Name, context: str) -> Iterator[str]:
    for remark in filter(None, map(line, (concept.definition, concept.known_reading.marked))):
        yield f"#. {remark}"
    if context:
        yield f"msgctxt {_quoted(context)}"
    yield f"msgid {_quoted(english.text)}"
    yield f"msgstr {_quoted(japanese.text)}"


def _quoted(text: str) -> str:
    return f'"{text.translate(_ESCAPES)}"'
