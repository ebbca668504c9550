"""Every sentence that the command line prints while it runs, in one place so that it can be translated.

Help is in `help_texts`, a review's words are in `review.prompts`, errors have their own in `yougo.errors`.
"""

LONGEST_SHOWN = 60
"""The longest quotation of a query or a bracket on one line, in characters."""

# Looking up
NOTHING_FOUND = "Nothing found for “{query}”."
DID_YOU_MEAN = "Did you mean: {term}"
ONLY = {
    "near": "No term is called “{query}”. The nearest:",
    "inside": "No term is called “{query}”. It mentions:",
}
"""Printed before approximate matches, by how they were found."""
MORE = "There are more. Show all with --limit 0."
MORE_NAMES = "{count} more with “{query}” in a name. Show all with --limit 0."
NO_LINK = "{name} has no link to open{place}."
NO_LINK_PLACE = ": it is in {document}, {where}"
NOT_OPENED = "No browser was found. Open {url} yourself."
NO_QUERY = {
    "terminal": "Name a term to look up, or pass lines on standard input.",
    "open": "--open needs a QUERY.",
}
DECISIONS_NEWER = "terms.toml is newer than the glossary. Run `yougo build` to apply its decisions."
NOTHING_TO_READ = "Pass a text, or lines on standard input."

# A term
NAMES, DECIDED, WARNINGS, EVIDENCE = "Names", "Your decisions", "Warnings", "Evidence"
ACRONYM, JAPANESE, ENGLISH = "acronym", "Japanese", "English"
NOTE, TAGS, NOTHING = "note", "tags", "nothing"
ACCEPTED, REJECTED = "✓ accepted", "✗ rejected"
FORMER = "formerly {name}"
EDITION_OF = "edition of {id}"
CONFIDENCE = "confidence {value:.2f}: "
FOR, AGAINST = "for it {reasons}", "against it {reasons}"
YOU_DECIDED, YOU_ACCEPTED = "you decided all of it", "you accepted it"
NO_NUMBER = "“{value}” is not a number."
UNVERIFIED = "(reading unverified)"
OR = "or {others}"
NAME_BEGINS = "Why the Japanese name begins here: {reasons}"
SPELLS = "({acronym} is {letters})"
SPELLS_NOT = "(its letters do not spell {acronym})"
DECIDED_FIELD = "{field}: {value}"
DOCUMENTED_THEN = "when you decided, the documents said {then}; now they say {now}"
DOCUMENTED_ALWAYS = "the documents say {now}"
ACCEPTED_REST = "accepted: the other fields stay as the documents had them at that time"

# Building and exporting
CREATED = "Created a workspace in {folder}."
REBUILT = "The glossary in build/ was damaged and has been rebuilt from your documents and decisions."
LOST_IDS = "register.tsv has lost {count} ({ids}). Unless you changed the branch, restore it from git."
LAST_BUILT = "{file} cannot be written ({reason}); this is the glossary of {date:%Y-%m-%d at %H:%M}."
RENAMED = "{former} is now {present}; decisions that named {former} now apply to it."
NO_TERMS = "No term matches."
EMPTY = "The glossary is empty. Add documents with `yougo add PATH`."
NOT_READ = "Not read in {folder}: {counts}."
STILL_READ = (
    "{path} is still read too, through the source “{source}”. Remove that with `yougo remove {word}`."
)
NOT_FOR = "--{option} does not apply to {format}."
NO_FILE_NAME = "--output needs the name of a file, and “{output}” is not one."
NOTHING_TO_OPEN = "--open needs a file: it cannot be used with --output -."
TRIAL_ALONE = "--dry-run writes nothing: it cannot be used with --output or --open."
NOT_STARTED = "No program was found that opens {file}. Open it yourself."
CARDS = "Since the last deck: {facts}."
BLANK_CARDS = "{cards} will be blank after the import. In Anki, Tools › Empty Cards removes them."
OLD_CARDS = (
    "yougo 0.1 made cards of {terms} that changed; those that are made no more will be blank after "
    "the import. In Anki, Tools › Empty Cards removes them."
)
GONE_CARDS = """No longer in the deck: {count} ({names}). Importing deletes nothing.
To find the notes in Anki's browser: {search}"""
LEFT_OUT = (
    "{count:,} of {terms} {are} not in the deck: {reason}. "
    "Review {them} with `yougo review`, or include {them} with `{include}`."
)
NOT_SURE, NOT_ACCEPTED = "{their} confidence is below {least}", "you have not accepted {them}"
CARDLESS = (
    "{count:,} of {terms} {make} no card ({names}): {they} nothing that this deck's kinds of card can ask "
    "for, such as a second name or a definition."
)
MOVED_CARDS = (
    "The deck's name or its subdecks changed. New cards go there, but Anki leaves those that you have where "
    "they are: select them in Anki's browser, and move them with Cards › Change Deck."
)
ONE = {"are": "is", "their": "its", "them": "it", "make": "makes", "they": "it has"}
SEVERAL = {"are": "are", "their": "their", "them": "them", "make": "make", "they": "they have"}
INCLUDE, INCLUDE_IN = "--status candidate", "yougo export {format} --status candidate"

# Checking
CHECKED = "{problems} in {documents}."

# Explaining
REFUSED = "{rule}: {why}"
NO_RULE = "no rule is for such a sentence"

# Editing
NOTHING_TO_EDIT = "Name a term, or one of --new, --from and --undo alone: `yougo edit --help` shows how."
FROM_ALONE = "--from takes no ID, and no options but --yes."
UNDO_ALONE = "--undo takes no ID and no options."
ONE_STATUS = "Give only one of --accept, --reject and --candidate."
EMPTY_NEW = "--new has no id. Give one: --new ID."
UNNAMED_TERM = "Give the new term a name (--japanese, --english, --acronym), or an ID and --not."
YES_WITHOUT_TABLE = "--yes works only with --from."
SET_AND_FORGOTTEN = "“{field}” cannot be set and forgotten at once. Omit --forget {field}, or the value."
NOTHING_TO_FORGET = "Nothing was decided about “{key}” of {id}, so there is nothing to forget."
ACCEPTED_WITH_TERM = "You accepted “{key}” with the whole of {id}. To take that back, use --forget status."
OWN_NAME = "“{query}” is already a name of {id}"
NAME_ANOTHER = "give a name that it does not have yet, or the id of another term"
ID_MADE = "The id is {id}, not “{wanted}”: ids are in lower case, with hyphens."
NEW_TERM = "+ {line}"
GONE_TERM = "- {id}"
UNDONE = "Undone: {id}"
UNDONE_LAYOUT = "Undone: a change of comments or layout in terms.toml."
CORRECTION = "{id} {column}: “{old}” → “{new}”"
CLASH = "! {id} {column} (line {line}): “{new}” was not applied, because the glossary changed it to “{old}”"
COLUMN_IGNORED = "The column “{column}” is ignored: `yougo export csv` writes no such column."
ADDED, CHANGED = "{count} added", "{count} changed"
APPLY = "Apply {count}?"
TABLE_MEANWHILE = "The glossary changed in the meantime. The table now makes these changes:"
NOBODY_ASKED = "No changes were applied: nobody answered. Use --yes to apply them without being asked."
NOTHING_APPLIED = "No changes were applied."
NOTHING_TO_APPLY = "The table and the glossary already agree."
ALL_CLASH = "Every change in the table conflicts with a later one in the glossary. Use `yougo edit ID`."

# Any command
UNEXPECTED = (
    "An unexpected error ({error}) stopped yougo; nothing was lost. "
    "Set YOUGO_DEBUG=1 to see where it happened."
)
NO_SPACE = "The disk is full ({reason}). Free some space and try again."
WAITING = "Waiting for {process}, which is writing to this workspace. Press Ctrl-C to give up."
NO_JAPANESE = "This locale cannot show Japanese. Set LC_ALL=C.UTF-8, or another UTF-8 locale."
INTERRUPTED = "Interrupted; nothing was lost."


def count(number: int, noun: str) -> str:
    """A number with its noun: ``1 term``, ``2,000 terms``."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def counts(*facts: tuple[int, str]) -> str:
    """The numbers that are not 0, each with its word: ``3 new, 1 changed``."""
    return ", ".join(f"{number:,} {word}" for number, word in facts if number)
