"""Every sentence that the command line prints while it runs, in the language of this process.

Help is in `help_texts`, a review's words are in `review.prompts`, errors have their own in `yougo.errors`.
"""

from yougo.translation import _, ngettext, plural

LONGEST_SHOWN = 60
"""The longest quotation of a query or a bracket on one line, in characters."""

COMMA, SEMICOLON, MORE_IN_LIST = _(", "), _("; "), _(", …")
"""Between the parts of a list, and after one that is cut short."""
QUOTED = _("“{text}”")

# Looking up
NOTHING_FOUND = _("Nothing found for “{query}”.")
DID_YOU_MEAN = _("Did you mean: {term}")
ONLY = {
    "near": _("No term is called “{query}”. The nearest:"),
    "inside": _("No term is called “{query}”. It mentions:"),
}
"""Printed before approximate matches, by how they were found."""
MORE = _("There are more. Show all with --limit 0.")
AT_LEAST = _("At least {count}")
MORE_NAMES = _("{count} more with “{query}” in a name. Show all with --limit 0.")
NO_LINK = _("{name} has no link to open{place}.")
NO_LINK_PLACE = _(": it is in {document}, {where}")
NOT_OPENED = _("No browser was found. Open {url} yourself.")
NO_QUERY = {
    "terminal": _("Name a term to look up, or pass lines on standard input."),
    "open": _("--open needs a QUERY."),
}
NOTHING_IN_TEXT = _("No term of the glossary is in the text.")
CLIPBOARD_ALONE = _("--clipboard and --watch take no QUERY, and one goes without the other.")
CLIPBOARD_EMPTY = _("There is no text on the clipboard.")
NO_CLIPBOARD = _(
    "yougo: The clipboard cannot be read. It needs a desktop session, on Linux with xclip, xsel or "
    "wl-clipboard."
)
WATCHING = _("Copy a term or a text, and it is looked up. Ctrl-C ends this.")
DECISIONS_NEWER = _("terms.toml is newer than the glossary. Run `yougo build` to apply its decisions.")
NOTHING_TO_READ = _("Pass a text, or lines on standard input.")

# A term
NAMES, DECIDED, WARNINGS, EVIDENCE = _("Names"), _("Your decisions"), _("Warnings"), _("Evidence")
PROPOSED = _("Proposed")
COMPOSED = _("composed from {source}: {parts}")
TAKEN_FROM = _("{value}, taken from {source}")
TAKE = _("Take one with `yougo edit {id} --take NUMBER`.")
LENT = _("{field} from {source}")
ACRONYM, JAPANESE, ENGLISH = _("acronym"), _("Japanese"), _("English")
NOTE, TAGS, NOTHING = _("note"), _("tags"), _("nothing")
ACCEPTED, REJECTED = _("✓ accepted"), _("✗ rejected")
TERM, CLAIM = _("({id}, {status})"), _("({kind}, {rule})")
FORMER = _("formerly {name}")
EDITION_OF = _("edition of {id}")
CONFIDENCE_MARK = _("confidence {value:.2f}")
CONFIDENCE = _("Confidence {value:.2f}")
FOR, AGAINST = _("For: {reasons}"), _("Against: {reasons}")
YOU_DECIDED, YOU_ACCEPTED = _("You decided all of it."), _("You accepted it.")
NO_NUMBER = _("“{value}” is not a number.")
UNVERIFIED = _("(reading unverified)")
OR = _("or {others}")
NAME_BEGINS = _("Why the Japanese name begins here: {reasons}")
SPELLS = _("({acronym} is {letters})")
SPELLS_NOT = _("(its letters do not spell {acronym})")
DECIDED_FIELD = "{field}: {value}"
DOCUMENTED_THEN = _("when you decided, the documents said {then}; now they say {now}")
DOCUMENTED_ALWAYS, DOCUMENTED_SINCE = _("the documents say {now}"), _("the documents now say the same")
ACCEPTED_REST = _("accepted: the other fields stay as the documents had them at that time")
COUNTED = _("{number} {status}")

# Building and exporting
NEW, CHANGED, UNCHANGED = _("{number} new"), _("{number} changed"), _("{number} as before")
GONE, IN_CONFLICT = _("{number} gone"), _("{number} in conflict")
SUMMARY, SUMMARY_OF_CHANGES = _("{terms} from {documents}."), _("{terms} from {documents}: {facts}.")
NEW_CARDS, CHANGED_CARDS = _("{number} new ({names})"), _("{number} changed ({names})")
FIRST_STEPS = _("""\
yougo turns documents into a bilingual glossary. You have none yet:

  yougo add FILE       read a document, a folder or a web page into ~/yougo
  yougo lookup TERM    look a term up
  yougo review         go through the terms, one key each
  yougo build          write the Anki deck and the sheet

For a glossary in another folder, run `yougo init DIR` first. `yougo --help` lists all commands.""")
NEXT_STEPS = _(
    "Next: `yougo review` goes through the terms, `yougo lookup TERM` looks one up, and `yougo build` writes "
    "the Anki deck and the sheet."
)
BUILDING = "── {folder}"
ALL_OF_WHAT = _(
    "--all builds the workspaces that $YOUGO_WORKSPACE or your config.toml lists. List some there, "
    "and leave out --workspace."
)
MAKING = _("Making the export “{format}”")
MERGING, CHECKING = _("Putting the terms together"), _("Checking")
DOING = _("{doing} … {seconds} s")
SECONDS_LEFT, MINUTES_LEFT = _("about {number} s left: "), _("about {number} min left: ")
WARNED, DECIDED_TERMS = _("{number} with a warning"), _("{number} decided by you")
CARDS_MADE = plural("{number} card", "{number} cards")
OVERVIEW = _("In all: {facts}.")
OPEN_DECK = _("Open the deck in Anki with `yougo build --open`.")
OPEN_SHEET = _("Open the sheet in your browser with `yougo build --open`.")
OPEN_BOTH = _("Open the deck in Anki and the sheet in your browser with `yougo build --open`.")
CREATED = _("Created a workspace in {folder}.")
REBUILT = _("The glossary in build/ was damaged and has been rebuilt from your documents and decisions.")
LOST_IDS = _("register.tsv has lost {count} ({ids}). Unless you changed the branch, restore it from git.")
LAST_BUILT = _("{file} cannot be written ({reason}); this is the glossary of {date:%Y-%m-%d at %H:%M}.")
RENAMED = _("{former} is now {present}; decisions that named {former} now apply to it.")
NO_TERMS = _("No term matches.")
EMPTY = _("The glossary is empty. Add documents with `yougo add PATH`.")
NO_PATH = _("Name a document, a folder or an address: `yougo add PATH`.")
TWO_DOCUMENTS = _(
    "--parallel takes two documents or a folder, and no --copy: `yougo add --parallel ja.md en.md`."
)
ALONE = _("Not added, as no document of that name is in the other language: {documents}.")
NO_PAIR = _("Not added, as they are not two versions of one document: {documents}.")
UNPAIRED = _("{document} is no longer parallel to {other}: it can have only one other version.")
ALIGNING = _("Comparing the documents")
HARDLY_AGREE = _(
    "{one} and {other} hardly agree: {sure} of {pairs} share a word. If they are not versions of one "
    "document, take one out with `yougo remove`."
)
ALIGNED = _(
    "{pairs} aligned. `yougo list --missing english` and `--missing japanese` list the names in them."
)
FETCHED = _("{address} is saved as {file}.")
FETCHED_SAME = _("{address} is as it was: {file}.")
ARRIVING = _("{address}: {size} MB")
LEADS_TO = _("{address} leads to {following}.")
STILL_THERE = _("{path} is still in {source}, where it is read. Delete the file to remove its terms.")
NOT_READ = _("Not read in {folder}: {counts}.")
STILL_READ = _(
    "{path} is still read too, through the source “{source}”. Remove that with `yougo remove {word}`."
)
NOT_FOR = _("--{option} does not apply to {format}.")
NO_FILE_NAME = _("--output needs the name of a file, and “{output}” is not one.")
NO_TEXT = _("A terminal cannot show this format. Name a file with -o FILE.")
NOTHING_TO_OPEN = _("--open needs a file: it cannot be used with --output -.")
TRIAL_ALONE = _("--dry-run writes nothing: it cannot be used with --output or --open.")
NOT_STARTED = _("No program was found that opens {file}. Open it yourself.")
FIRST_CARDS = _("The first deck has {terms} ({names}).")
CARDS = _("Since the last deck: {facts}.")
BLANK_CARDS = _("{cards} will be blank after the import. In Anki, Tools › Empty Cards removes them.")
OLD_CARDS = _(
    "yougo 0.1 made cards of {terms} that changed; those that are no longer made will be blank after "
    "the import. In Anki, Tools › Empty Cards removes them."
)
GONE_CARDS = _("""No longer in the deck: {count} ({names}). Importing deletes nothing.
To find the notes in Anki's browser: {search}""")
LEFT_OUT = plural(
    "{count} of {terms} is not in the deck: {reason}. "
    "Review it with `yougo review`, or include every candidate with `{include}`.",
    "{count} of {terms} are not in the deck: {reason}. "
    "Review them with `yougo review`, or include every candidate with `{include}`.",
)
NOT_SURE = plural("its confidence is below {least}", "their confidence is below {least}")
NOT_ACCEPTED = plural("you have not accepted it", "you have not accepted them")
MOVED_CARDS = _(
    "The deck's name or its subdecks changed. New cards go there, but Anki leaves those that you have where "
    "they are: select them in Anki's browser, and move them with Cards › Change Deck."
)
OTHER_NOTE_TYPE = {
    "own": _(
        "Your card templates give this deck a note type of its own. Anki reports the notes that you have as "
        "conflicting and leaves them as they are: select them in Anki's browser, and move them with Notes › "
        "Change Note Type."
    ),
    "shared": _(
        "Without card templates of your own, this deck has the note type yougo again. Anki reports the notes "
        "that you have as conflicting and leaves them as they are: select them in Anki's browser, and move "
        "them with Notes › Change Note Type."
    ),
}
INCLUDE, INCLUDE_IN = "--status candidate", "yougo export {format} --status candidate"

# References
COMPILING = _("Reading {path} once; this can take a minute …")
REFERENCE = "{name}: {entries} ({facts})"
TRUSTED, YOURS = _("trusted"), _("for all your workspaces")
UNUSABLE = _("unusable")
MISSING = {
    "english": _("{terms} without English; {proposed} with a proposal."),
    "japanese": _("{terms} without Japanese; {proposed} with a proposal."),
    "reading": _("{terms} without a verified reading; {proposed} with a proposal."),
    "definition": _("{terms} without a definition; {proposed} with a proposal."),
}
"""Below a list of the terms that lack something."""
NO_PROPOSAL = _("“{id}” has no proposal with the number {number}")
SHOWS_PROPOSALS = _("`yougo show {id}` shows those it has")
NO_REFERENCES = _("There are no references. Add one with `yougo reference add FILE`.")
PROPOSALS_NEXT = _(
    "Next: `yougo list --missing english` lists what is proposed, and `yougo review` takes it."
)

# Checking
CHECKED = _("{problems} in {documents}.")

# Explaining
REFUSED = _("{rule}: {why}")
NO_RULE = _("there is no rule for such a sentence")

# Editing
NOTHING_TO_EDIT = _("Name a term, or one of --new, --from and --undo alone: `yougo edit --help` shows how.")
FROM_ALONE = _("--from takes no ID, and no options but --yes and --reject-missing.")
UNDO_ALONE = _("--undo takes no ID and no options.")
ONE_STATUS = _("Give only one of --accept, --reject and --candidate.")
EMPTY_NEW = _("--new has no id. Give one: --new ID.")
UNNAMED_TERM = _("Give the new term a name (--japanese, --english, --acronym), or an ID and --not.")
TAKE_FROM_TERM = _("--take needs the ID of a term.")
ONLY_WITH_TABLE = _("--yes and --reject-missing work only with --from.")
SET_AND_FORGOTTEN = _("“{field}” cannot be set and forgotten at once. Omit --forget {field}, or the value.")
NOTHING_TO_FORGET = _("Nothing was decided about “{key}” of {id}, so there is nothing to forget.")
ACCEPTED_WITH_TERM = _("You accepted “{key}” with the whole of {id}. To take that back, use --forget status.")
OWN_NAME = _("“{query}” is already a name of {id}")
NAME_ANOTHER = _("give a name that it does not have yet, or the id of another term")
ID_MADE = _("The id is {id}, not “{wanted}”: ids are in lower case, with hyphens.")
NEW_TERM = "+ {line}"
GONE_TERM = "- {id}"
UNDONE, UNDONE_IN_ALL = _("Undone: {id}"), _("… {count} in all.")
UNDONE_LAYOUT = _("Undone: a change of comments or layout in terms.toml.")

# Questions
YES_OR_NO = _("Answer y or n.")

# Helping
HELP_PAGES, HELP_WARNINGS = _("Pages"), _("Warnings and problems")
HELP_ON = _(
    "`yougo help TOPIC` explains one of these. TOPIC may also be the heading of a section, or a code."
)
MORE_HELP = _("From the page “{title}”: `yougo help {topic}` prints all of it.")
EXPLAINED = plural(
    "`yougo help {codes}` says what to do about it.",
    "`yougo help CODE` says what to do about {codes}.",
)
NO_HELP = _("There is no help on “{topic}”. `yougo help` lists what there is.")
HELP_NEAR = _("There is {topics}.")
MAN_ALONE = _("--man takes no TOPIC.")
NO_SHELL = _("Name your shell: bash, zsh or fish.")
COMPLETES = _("{file} now completes yougo. Open a new shell to try it: yougo lo<TAB>")
COMPLETES_ALREADY = _("{file} completes yougo already.")

# Any command
UNEXPECTED = _(
    "An unexpected error ({error}) stopped yougo; nothing was lost. "
    "Set YOUGO_DEBUG=1 to see where it happened."
)
NO_SPACE = _("The disk is full ({reason}). Free some space and try again.")
WAITING = _("Waiting for {process}, which is writing to this workspace. Press Ctrl-C to give up.")
NO_JAPANESE = _("This locale cannot show Japanese. Set LC_ALL=C.UTF-8, or another UTF-8 locale.")
EMPTY_PATH = _("the path is empty; write . for this folder.")
INTERRUPTED = _("Interrupted; nothing was lost.")


NO_LANGUAGE = _("Unknown language “{language}”: use en or ja.")

_NOUNS = {
    "card": plural("{number} card", "{number} cards"),
    "change": plural("{number} change", "{number} changes"),
    "decision": plural("{number} decision", "{number} decisions"),
    "document": plural("{number} document", "{number} documents"),
    "entry": plural("{number} entry", "{number} entries"),
    "id": plural("{number} id", "{number} ids"),
    "more line": plural("{number} more line", "{number} more lines"),
    "name": plural("{number} name", "{number} names"),
    "problem": plural("{number} problem", "{number} problems"),
    "pair": plural("{number} pair of sentences", "{number} pairs of sentences"),
    "request": plural("{number} request", "{number} requests"),
    "term": plural("{number} term", "{number} terms"),
}


def count(number: int, noun: str) -> str:
    """A number with its noun: ``1 term``, ``2,000 terms``."""
    return for_number(number, _NOUNS[noun]).format(number=f"{number:,}")


def for_number(number: int, forms: tuple[str, str]) -> str:
    """The form of a message for this number."""
    return ngettext(*forms, number)


def counts(*facts: tuple[int, str]) -> str:
    """The numbers that are not 0, each in its message: ``3 new, 1 changed``."""
    return COMMA.join(message.format(number=f"{number:,}") for number, message in facts if number)
