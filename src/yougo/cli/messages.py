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
    "add": """Add documents or folders as sources, read them, and list the new terms.

Documents are never changed. Those inside the workspace are named by their path, others by their file name.

\b
Example:
  yougo add ~/notes/whitepaper.md terms.csv
  yougo add terms.csv --columns japanese=2,english=1,definition=備考
  yougo add --explain ~/notes/whitepaper.md
""",
    "remove": """Remove documents or folders from the sources.

The files are not deleted. Terms found only in them leave the glossary, unless you accepted them.

\b
Example:
  yougo remove ~/notes/whitepaper.md
""",
    "build": """Read changed documents, then write build/glossary.db and the exports listed in yougo.toml.

\b
Example:
  yougo build
""",
    "lookup": """Find terms by acronym, Japanese, kana, romaji or English, by part of a word, or with a typo.

The best match comes first. Several words find terms that have all of them in their names; a sentence finds
the terms it mentions. Approximate matches are marked with ≈. A single term is shown in full, several get
one line each. Without QUERY, each line of standard input is a query, and is printed before its matches. The
exit code is 1 if nothing is found.

\b
Examples:
  yougo lookup shinrai
  yougo lookup --limit 0 通信
  yougo lookup --json < names.txt
""",
    "show": """Show one term in full, with the document, line and sentence of each fact.

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
    "review": """Review the terms that need a decision, most doubtful first, with one key per decision.

Conflicts between your decisions and the documents come first, then terms with a warning, unconfirmed
readings, and all other candidates. Each is shown with the sentences it comes from. Every decision is saved
at once; you can quit at any time and continue later.

\b
Example:
  yougo review --source docs/whitepaper.md --limit 20
""",
    "edit": """Correct a term for good. Your decisions always override the documents.

ID is a term's id, or any name that only one term has. Decisions are kept in glossary/terms.toml, its last
twenty versions in glossary/.history. Without options, the term's entry opens in $EDITOR. Use --new with names
to add a term that is in no document.

\b
Examples:
  yougo edit 仮訳 --reading かりやく --accept
  yougo edit poc --not PoC@pilot.md --new proof-of-concept
  yougo edit --from terms.csv
""",
    "reading": """Give the reading of each Japanese TEXT, or of each line of standard input.

Prints the text, its kana, its furigana in Anki's format and its romaji, separated by tabs, and marks readings
that are unverified: the two engines disagree, the kana do not fit the kanji, or a word has several readings.

\b
Example:
  yougo reading 国際場裡 株式会社
""",
    "check": """Report problems in the glossary and its documents, or only in the documents at PATH.

Footnote marks without a note, notes without a mark, labels used twice, expansions that do not spell their
acronym, one acronym for two things, several names for one thing, conflicts with your decisions, and
unexplained acronyms, each with its file and line. The exit code is 1 if there are any, not counting
unverified readings.

\b
Example:
  yougo check draft.md
""",
    "export": """Export all terms, or some of them, in one format.

For an Anki deck, it reports what is new, changed and gone since the last one.

\b
Examples:
  yougo export csv -o terms.csv
  yougo export anki --status accepted --open
  yougo export pdf --layout cards --paper Letter
""",
}

OPTIONS = {
    "workspace": "The workspace. Default: $YOUGO_WORKSPACE, the nearest one upwards from here, or ~/yougo.",
    "json": "One JSON object per line.",
    "title": "The glossary's title.",
    "copy": "Copy the documents into glossary/sources/.",
    "columns": "What a table's columns hold, by number or header, remembered in yougo.toml.",
    "explain": "List every bracket and note, and what was found in it.",
    "limit": "Show at most this many terms; 0 for all.",
    "lookup-brief": "One line per term, even when there is only one.",
    "lookup-open": "Open the link of the first term's source.",
    "status": "Only terms with this status.",
    "warning": "Only terms with this warning, such as homonym or expansion-mismatch.",
    "source": "Only terms from this document, or from the documents in this folder.",
    "unverified": "Only terms with an unverified reading.",
    "output": "The file to write; - for standard output. Default: build/, under the glossary's name.",
    "with-tag": "Only terms with this tag.",
    "open": "Open the file in its default program, such as Anki for a deck.",
    "accept": "Accept the term as shown.",
    "reject": "Leave the term out of all exports.",
    "candidate": "Undo an acceptance or a rejection.",
    "acronym": "Its acronym.",
    "japanese": "Its Japanese name.",
    "reading": "The Japanese name's reading in kana.",
    "english": "Its English name.",
    "definition": "Its definition.",
    "note": "A remark of your own.",
    "tag": "A tag. Can be repeated; replaces all earlier tags.",
    "forget": "Forget your decision on this field. Can be repeated.",
    "also": "Another name of the term, a term to merge with it, or NAME@DOCUMENT. Can be repeated.",
    "not": "A name that does not belong to the term, or NAME@DOCUMENT. Can be repeated.",
    "new": "Add a term with this id, from the names given or from what --not takes away.",
    "from": "Apply the changes you made to a table from `yougo export csv`, after asking.",
    "yes": "With --from: apply the changes without asking.",
    "undo": "Undo yougo's last change to terms.toml. Repeat for the one before.",
}

LONGEST_SHOWN = 60
"""Characters of a bracket, a note or a query that a line shows."""
CREATED = "Created a workspace in {folder}."
ITSELF = "“{query}” is a name of {id} itself"
NAME_ANOTHER = "give a name that it does not bear yet, or the id of another term"
NOTHING_FOUND = "Nothing found for “{query}”."
DID_YOU_MEAN = "Did you mean: {term}"
ONLY = {
    "near": "No term is called “{query}”. The nearest:",
    "inside": "No term is called “{query}”. It mentions:",
}
NO_LINK = "{name} has no link to open{place}."
NOT_OPENED = "No browser was found. Open {url} yourself."
STANDS_AT = ": it is in {document}, line {line}"
UNASKED = {
    "terminal": "Name a term to look up, or pass lines on standard input.",
    "open": "--open needs a QUERY.",
}
REMADE = "The glossary in build/ was damaged and has been rebuilt from your documents and decisions."
LOST_IDS = "register.tsv has lost {count} ({ids}). Unless you changed the branch, restore it from git."
LAST_BUILT = "{file} cannot be written ({reason}); this is the glossary of {date:%Y-%m-%d at %H:%M}."
NO_TERMS = "No terms."
ONE_STATUS = "Give one of --accept, --reject and --candidate."
MORE = "There are more. Show all with --limit 0."
MORE_NAMES = "{count} more with “{query}” in a name. Show all with --limit 0."
NOTHING_TO_EDIT = "Name a term, or one of --new, --from and --undo alone: `yougo edit --help` shows how."
NEW_OF_WHAT = "Give the new term a name (--japanese, --english, --acronym), or an ID and --not."
ID_MADE = "The id is {id}, not “{wanted}”: ids are in lower case, with hyphens."
YES_OF_WHAT = "--yes works only with --from."
DECIDED_AND_FORGOTTEN = "“{field}” cannot be set and forgotten at once. Omit --forget {field}, or the value."
UNCHANGED = "Nothing changed."
EDIT_AGAIN = "Edit again?"
KEPT = "What you wrote is kept in {file}."
LEFT = "What you wrote earlier was not decided; it is kept in {file}."
GO_ON = "Go on with it?"
TYPED_AGAIN = "Press e for this field again to correct what you typed."
EDITOR_FAILED = "yougo: Nothing was decided: “{editor}” could not be started, or failed. Check EDITOR."
DECIDED_MEANWHILE = "Another command changed this meanwhile. What you save above replaces its decision:"
EDITOR_HEAD = """Your decisions are above; they override the documents. Delete a key to undo it.
Lines that begin like this one are ignored. To decide a value below, copy its line above without the #:.
"""
CORRECTION = "{id} {column}: “{old}” → “{new}”"
CLASH = "! {id} {column} (line {line}): “{new}” was not applied, because the glossary changed it to “{old}”"
TAKE = "Apply {count}?"
TABLE_MEANWHILE = "The glossary changed in the meantime. The table now makes these changes:"
NOBODY_ASKED = "No changes were applied: nobody answered. Use --yes to apply them without being asked."
NOTHING_TAKEN = "No changes were applied."
NOTHING_CHANGED = "The table and the glossary already agree."
ALL_CLASH = "Every change in the table conflicts with a later one in the glossary. Use `yougo edit ID`."
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
NOTHING_TO_READ = "Pass a text, or lines on standard input."
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
    ("a", "accept the term as shown; later changes in documents are reported, but change nothing"),
    ("e", "edit a field, starting from its old text; Esc cancels"),
    ("1 2 …", "use another reading"),
    ("o", "open the whole entry in $EDITOR"),
    ("r", "reject: leave it out of all exports"),
    ("m", "merge with another term, keeping the older id"),
    ("s", "split: some of its sentences are about another term"),
    ("k", "in a conflict, keep what you decided"),
    ("t", "in a conflict, use what the documents say now"),
    ("n", "(or space) next: skip it; it comes back last"),
    ("b", "back, and undo that decision"),
    ("q", "quit; all decisions are saved"),
)
ACCEPTED, REJECTED = "✓ accepted", "✗ rejected"
KEPT_YOURS, TAKEN_THEIRS = "✓ yours is kept", "✓ the documents' is taken"
CORRECTED = "✓ {field}: {value}"
MERGE_WITH = "Merge with (a name, or an id):"
WHICH = "Which one? (its number; any other key: none)"
MERGED = "✓ {goes} was merged into {stays}"
SPLIT_OFF = "Which sentences are about another term? (numbers)"
PARTED = "✓ split: {parts}"
NO_CONFLICT = "There is no conflict here."
NO_SUCH_KEY = "Unknown key. Press ? for help."
FIRST = "This is the first term."
TAKEN_BACK = "↶ taken back"
NAMES, DECIDED, DOUBTS, EVIDENCE = "Names", "Decided", "Doubts", "Evidence"
ACRONYM, JAPANESE, ENGLISH = "acronym", "Japanese", "English"
NOTE, TAGS, NOTHING = "note", "tags", "nothing"
DECIDED_FIELD = "{field}: {value}"
SAID_THEN = "the documents said {said} then, and say {now} now"
SAID_ALWAYS = "the documents say {now}"
ACCEPTED_REST = "accepted: all else is kept as the documents said it then"
BEGINS = "Why the Japanese name begins here: {reasons}"
SPELLS = "(its letters spell {acronym}: {sort})"
SPELLS_NOT = "(its letters do not spell {acronym})"


def count(number: int, singular: str, plural: str = "") -> str:
    """A number with its noun."""
    return f"{number:,} {singular if number == 1 else plural or singular + 's'}"


def summary(terms: int, documents: int, facts: tuple[tuple[int, str], ...]) -> str:
    """One line on what a build came to: 71 terms from 2 documents: 3 new, 1 changed."""
    rest = ", ".join(f"{number:,} {what}" for number, what in facts if number)
    return f"{count(terms, 'term')} from {count(documents, 'document')}" + (f": {rest}" if rest else "") + "."
