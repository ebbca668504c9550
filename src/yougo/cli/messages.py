"""Every sentence that the command line says by itself, kept together so that they can be translated.

Errors carry their own (`yougo.errors`).
"""

from collections.abc import Iterable

PROGRAM = """Turn documents into a bilingual Japanese-English glossary.

yougo reads your documents, finds the terms and acronyms that their footnotes, brackets and notes state, and
makes Anki decks, a printable sheet and instant look-ups from them.

\b
  yougo init ~/policy && cd ~/policy
  yougo add ~/Downloads/whitepaper.md
  yougo lookup DFFT
  yougo build
"""

HELP = {
    "init": """Make a new workspace in DIR (or here).

\b
Example:
  yougo init ~/policy --title "国際政策用語集"
""",
    "add": """Name documents or folders as sources, read them, and say what is new.

Documents are only ever read. Those inside the workspace are named by their path, others by their file name.

\b
Example:
  yougo add ~/notes/whitepaper.md terms.csv
  yougo add --explain ~/notes/whitepaper.md
""",
    "remove": """Take documents or folders out of the sources.

The files stay where they are. Terms that only they stated leave the glossary, unless you accepted them.

\b
Example:
  yougo remove ~/notes/whitepaper.md
""",
    "build": """Read what changed, write build/glossary.db, then the exports that yougo.toml names.

\b
Example:
  yougo build
""",
    "lookup": """Find terms by acronym, Japanese, kana, romaji or English, by part of a word, or with a typo.

\b
Example:
  yougo lookup shinrai
""",
    "show": """Show one term whole, with each fact's document, line and sentence.

ID is a term's id, or any name that only one term bears.

\b
Example:
  yougo show DFFT
""",
    "list": """List the terms.

\b
Example:
  yougo list --unverified
""",
    "edit": """Correct a term once and for ever; what you decide always wins over the documents.

ID is a term's id, or any name that only one term bears. Decisions are kept in glossary/terms.toml.

\b
Example:
  yougo edit 仮訳 --reading かりやく --accept
""",
    "reading": """Say how Japanese is read: each TEXT, or each line of standard input.

Prints the text, its kana, its furigana as Anki reads them, its romaji, and what is not verified: the two
engines disagree, the kana do not fit the kanji, or a word in it has several readings. With tabs between.

\b
Example:
  yougo reading 国際場裡 株式会社
""",
    "check": """Tell what is wrong in the glossary and its documents, or in the documents at PATH alone.

Footnote marks without a note, notes without a mark, labels used twice, expansions that do not spell their
acronym, one acronym for two things, several names for one thing, conflicts with your decisions, and acronyms
that nothing explains, each with its file and line. Exit code 1 when there is something; unverified readings
alone do not count.

\b
Example:
  yougo check draft.md
""",
    "export": """Write one output.

\b
Example:
  yougo export csv -o terms.csv
""",
}

OPTIONS = {
    "workspace": "The workspace; else $YOUGO_WORKSPACE, else the nearest upwards from here, else ~/yougo.",
    "json": "One JSON object a line.",
    "title": "The glossary's title.",
    "copy": "Copy the documents into glossary/sources/.",
    "explain": "List every bracket and note instead, with what became of it.",
    "limit": "At most so many terms; 0 for all.",
    "status": "Only terms of this status.",
    "warning": "Only terms with this warning, such as homonym or expansion-mismatch.",
    "source": "Only terms that this document states.",
    "unverified": "Only terms whose reading nothing confirms.",
    "output": "The file to write; - for standard output. Default: build/, under the glossary's name.",
    "accept": "Accept the term as it now stands.",
    "reject": "Leave the term out of everything that is exported.",
    "candidate": "Take back an acceptance or a rejection.",
    "acronym": "Its acronym.",
    "japanese": "Its Japanese name.",
    "reading": "The Japanese name's reading in kana.",
    "english": "Its English name.",
    "definition": "Its definition.",
    "note": "A remark of your own.",
    "tag": "A tag; may be given several times, replaces the earlier ones.",
    "forget": "Forget what was decided for this field; may be given several times.",
}

LONGEST_SHOWN = 60
"""Characters of a bracket or note that `yougo add --explain` shows."""
CREATED = "Made a new workspace in {folder}."
NOTHING_FOUND = "Nothing found for “{query}”."
NO_TERMS = "No terms."
NOTHING_TO_EDIT = "Say what to change: `yougo edit --help` lists the fields."
DECISIONS_NEWER = "terms.toml is newer than the glossary: `yougo build` takes its decisions over."
UNEXPECTED = (
    "An unexpected error ({error}) stopped yougo; nothing was lost. "
    "Set YOUGO_DEBUG=1 to see where it happened."
)
INTERRUPTED = "Interrupted; nothing was lost."
FORMER = "formerly {name}"
NOTHING_TO_READ = "Give a text to read, or lines on standard input."
OR = "or {others}"
UNVERIFIED = "(reading unverified)"


def count(number: int, singular: str, plural: str = "") -> str:
    """A number with its noun."""
    return f"{number:,} {singular if number == 1 else plural or singular + 's'}"


def summary(terms: int, documents: int, facts: Iterable[tuple[int, str]]) -> str:
    """One line on what a build came to: 71 terms from 2 documents: 3 new, 1 changed."""
    rest = ", ".join(f"{number:,} {what}" for number, what in facts if number)
    return f"{count(terms, 'term')} from {count(documents, 'document')}" + (f": {rest}" if rest else "") + "."
