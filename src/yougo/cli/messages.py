"""Every sentence that the command line says by itself, kept together so that they can be translated.

Errors carry their own (`yougo.errors`).
"""

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
  yougo add terms.csv --columns japanese=2,english=1,definition=備考
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

The best comes first. Several words find the terms whose names have all of them, and a sentence the terms that
it names. A term that is only near is marked with ≈. One term is shown whole, several on a line each. With no
QUERY, each line of standard input is one, and stands before what it finds. Exit code 1 when nothing is found.

\b
Examples:
  yougo lookup shinrai
  yougo lookup --limit 0 通信
  yougo lookup --json < names.txt
""",
    "show": """Show one term whole, with each fact's document, line and sentence.

ID is a term's id, or any name that only one term has.

\b
Example:
  yougo show DFFT
""",
    "list": """List the terms.

\b
Example:
  yougo list --unverified
""",
    "review": """Go through what needs a decision, most doubtful first: one key for each term.

Conflicts between your decisions and the documents come first, then terms with a warning, readings that
nothing confirms, and all other candidates. Each is shown with the sentences that state it. What you decide is
kept at once; quit whenever you like, and go on another day.

\b
Example:
  yougo review --source docs/whitepaper.md --limit 20
""",
    "edit": """Correct a term for good; what you decide always wins over the documents.

ID is a term's id, or any name that only one term has. Decisions are kept in glossary/terms.toml, its last
twenty versions in glossary/.history. With no option, the term's entry opens in $EDITOR. A term that no
document states is made with --new and its names.

\b
Examples:
  yougo edit 仮訳 --reading かりやく --accept
  yougo edit poc --not PoC@pilot.md --new proof-of-concept
  yougo edit --from terms.csv
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
    "export": """Write one output, of all terms or of some.

After a deck it says what is new, changed and gone since the last one.

\b
Examples:
  yougo export csv -o terms.csv
  yougo export anki --status accepted --open
  yougo export pdf --layout cards --paper Letter
""",
}

OPTIONS = {
    "workspace": "The workspace; else $YOUGO_WORKSPACE, else the nearest upwards from here, else ~/yougo.",
    "json": "One JSON object per line.",
    "title": "The glossary's title.",
    "copy": "Copy the documents into glossary/sources/.",
    "columns": "What a table's columns hold, by number or header, remembered in yougo.toml.",
    "explain": "List every bracket and note instead, with what became of it.",
    "limit": "Show at most this many terms; 0 for all.",
    "lookup-brief": "One line per term, even when there is only one.",
    "lookup-open": "Open the link of the first term's source.",
    "status": "Only terms with this status.",
    "warning": "Only terms with this warning, such as homonym or expansion-mismatch.",
    "source": "Only terms that this document, or a document in this folder, states.",
    "unverified": "Only terms whose reading nothing confirms.",
    "output": "The file to write; - for standard output. Default: build/, under the glossary's name.",
    "with-tag": "Only terms with this tag.",
    "open": "Hand the file to the program that opens such files, as Anki for a deck.",
    "accept": "Accept the term as it is shown.",
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
    "also": "Another name of the term, a term to merge with it, or NAME@DOCUMENT; several times.",
    "not": "A name that is not a name of the term, or NAME@DOCUMENT for one document; several times.",
    "new": "Make a new term of this id, of the names given, or of what --not takes away.",
    "from": "Apply the changes you made in a table from `yougo export csv`; shows them and asks.",
    "yes": "With --from: apply the changes without asking.",
    "undo": "Undo yougo's last change of terms.toml; again for the one before.",
}

LONGEST_SHOWN = 60
"""Characters of a bracket, a note or a query that a line shows."""
CREATED = "Created a workspace in {folder}."
ITSELF = "“{query}” is a name of {id} itself"
NAME_ANOTHER = "give a name that it does not bear yet, or the id of another term"
NOTHING_FOUND = "Nothing found for “{query}”."
DID_YOU_MEAN = "Did you mean: {term}"
ONLY = {
    "near": "Nothing is called “{query}”; the nearest:",
    "inside": "Nothing is called “{query}”; it names:",
}
NO_LINK = "{name} has no link to open{place}."
NOT_OPENED = "No browser was found. Open {url} yourself."
STANDS_AT = ": it is in {document}, line {line}"
UNASKED = {
    "terminal": "Give something to look up, or lines on standard input.",
    "open": "--open needs a QUERY: it opens one link.",
}
REMADE = "The glossary in build/ was damaged and has been rebuilt from your documents and decisions."
LAST_BUILT = (
    "{file} cannot be written ({reason}), so this is the glossary as it was built on "
    "{date:%Y-%m-%d at %H:%M}."
)
NO_TERMS = "No terms."
ONE_STATUS = "Give one of --accept, --reject and --candidate."
MORE = "There are more. Show all with --limit 0."
MORE_NAMES = "{count} more with “{query}” in a name. Show all with --limit 0."
NOTHING_TO_EDIT = "Name a term, or one of --new, --from and --undo alone: `yougo edit --help` shows how."
NEW_OF_WHAT = "Give the new term a name (--japanese, --english, --acronym), or an ID and --not."
ID_MADE = "The id is {id}, not “{wanted}”: ids are in lower case, with hyphens."
YES_OF_WHAT = "--yes goes with --from: it takes the table's changes without asking."
DECIDED_AND_FORGOTTEN = "You set and forget “{field}” at once. Leave out --forget {field}, or the value."
UNCHANGED = "Nothing changed."
EDIT_AGAIN = "Edit again?"
KEPT = "What you wrote is kept in {file}."
LEFT = "What you wrote earlier was not decided; it is kept in {file}."
GO_ON = "Go on with it?"
TYPED_AGAIN = "Press e for this field again to correct what you typed."
EDITOR_FAILED = (
    "yougo: Nothing was decided: the editor “{editor}” could not be started, or failed. "
    "Set EDITOR to the command that starts yours."
)
DECIDED_MEANWHILE = "Another command has changed this meanwhile. What you save above replaces its decision:"
EDITOR_HEAD = """What is above is decided and wins over the documents. Delete a key to give it back to them.
Lines that begin like this one are only shown. Copy a line from below up, without its #:, to decide it:
"""
CORRECTION = "{id} {column}: “{old}” → “{new}”"
CLASH = "! {id} {column} (line {line}): “{new}”; not taken, because the glossary changed too, to “{old}”"
TAKE = "Take {count}?"
TABLE_MEANWHILE = "The glossary was changed meanwhile. What the table changes now:"
NOBODY_ASKED = "Nothing was taken: nobody answered. Use --yes to take the changes without being asked."
NOTHING_TAKEN = "Nothing was taken."
NOTHING_CHANGED = "The table and the glossary already agree."
ALL_CLASH = "The glossary changed too wherever the table did. Decide with `yougo edit ID`."
RENAMED = "{former} is now {present}; decisions that named {former} now apply to it."
UNDONE = "Undone: {id}"
UNDONE_WORDING = "Undone: a change of comments or layout in terms.toml."
NEW_TERM = "+ {line}"
GONE_TERM = "- {id}"
DECISIONS_NEWER = "terms.toml is newer than the glossary. Run `yougo build` to apply its decisions."
UNEXPECTED = (
    "An unexpected error ({error}) stopped yougo; nothing was lost. "
    "Set YOUGO_DEBUG=1 to see where it happened."
)
NO_SPACE = "The disk is full ({reason}). Free some space and try again."
WAITING = "Waiting for {process}, which is writing to this workspace. Ctrl-C gives up."
NO_JAPANESE = "This locale cannot show Japanese. Set LC_ALL=C.UTF-8, or another UTF-8 locale."
INTERRUPTED = "Interrupted; nothing was lost."
NOT_FOR = "--{option} does not apply to {format}."
NO_FILE_NAME = "--output needs the name of a file, and “{output}” is not one."
NOTHING_TO_OPEN = "Name a file with --output, or none: standard output cannot be opened."
CARDS = "Since the last deck: {facts}."
GONE_CARDS = """No longer in the glossary, so not in the deck: {count}. Importing deletes nothing.
To find the notes in Anki's browser: {search}"""
FORMER = "formerly {name}"
NOTHING_TO_READ = "Give a text to read, or lines on standard input."
OR = "or {others}"
UNVERIFIED = "(reading unverified)"
NOTHING_TO_REVIEW = "Nothing needs a decision."
REST = "  … {rest}: see all with `yougo show {id}`."
REVIEWED = "{decided}; {left} left to look at."
AT = "{number} of {of} · {why}"
NEEDS = ("in conflict, or without effect", "warning", "unverified reading", "candidate")
DONE = "decided"
KEYS = (
    "a accept", "e edit", "r reject", "m merge with…", "s split", "n next", "b back", "q quit", "? help",
)  # fmt: skip
CONFLICT_KEYS = ("k keep yours", "t take the documents'")
FIELD_KEYS = (
    "Which field?", "a acronym", "j Japanese", "r reading", "e English", "d definition", "n note", "t tags",
)  # fmt: skip
REVIEW_HELP = (
    ("a", "accept the term as it is shown: a later change in a document will be told, and change nothing"),
    ("e", "change a field (the old text is there to be changed); Esc leaves the prompt"),
    ("1 2 …", "take another reading"),
    ("o", "open the whole entry in $EDITOR"),
    ("r", "reject: leave it out of everything that is exported"),
    ("m", "it is the same as another term: the older id stays"),
    ("s", "some of its sentences speak of another term"),
    ("k", "in a conflict, keep what you decided"),
    ("t", "in a conflict, take what the documents say now"),
    ("n", "(or space) next: skip it for now, it comes back last"),
    ("b", "back, and take that decision back"),
    ("q", "quit; everything is kept"),
)
ACCEPTED, REJECTED = "✓ accepted", "✗ rejected"
KEPT_YOURS, TAKEN_THEIRS = "✓ yours is kept", "✓ the documents' is taken"
CORRECTED = "✓ {field}: {value}"
MERGE_WITH = "Merge with (a name, or an id):"
WHICH = "Which one? (its number; any other key: none)"
MERGED = "✓ {goes} was merged into {stays}"
SPLIT_OFF = "Which sentences speak of another term? (their numbers)"
PARTED = "✓ split: {parts}"
NO_CONFLICT = "There is no conflict here."
NO_SUCH_KEY = "No such key here. Press ? to see them all."
FIRST = "This is the first term."
TAKEN_BACK = "↶ taken back"
NAMES, DECIDED, DOUBTS, EVIDENCE = "Names", "Decided", "Doubts", "Evidence"
ACRONYM, JAPANESE, ENGLISH = "acronym", "Japanese", "English"
NOTE, TAGS, NOTHING = "note", "tags", "nothing"
DECIDED_FIELD = "{field}: {value}"
SAID_THEN = "the documents said {said} then, and say {now} now"
SAID_ALWAYS = "the documents say {now}"
ACCEPTED_REST = "accepted: all else is kept as the documents said it then"
SPELLS = "(its letters spell {acronym}: {sort})"
SPELLS_NOT = "(its letters do not spell {acronym})"


def count(number: int, singular: str, plural: str = "") -> str:
    """A number with its noun."""
    return f"{number:,} {singular if number == 1 else plural or singular + 's'}"


def summary(terms: int, documents: int, facts: tuple[tuple[int, str], ...]) -> str:
    """One line on what a build came to: 71 terms from 2 documents: 3 new, 1 changed."""
    rest = ", ".join(f"{number:,} {what}" for number, what in facts if number)
    return f"{count(terms, 'term')} from {count(documents, 'document')}" + (f": {rest}" if rest else "") + "."
