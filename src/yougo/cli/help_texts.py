"""The help of each command and option."""

from yougo.translation import _

PROGRAM = _("""Turn documents into a bilingual Japanese-English glossary.

yougo reads your documents, finds the terms and acronyms that their footnotes, brackets and notes explain, and
turns them into Anki decks, a printable sheet and instant look-ups.

\b
  yougo init ~/policy && cd ~/policy
  yougo add ~/Downloads/whitepaper.md
  yougo lookup DFFT
  yougo build
""")

HELP = {
    "init": _("""Create a workspace in DIR, or in the current folder.

\b
Example:
  yougo init ~/policy --title "国際政策用語集"
"""),
    "add": _("""Add documents, folders or web pages, and list their new terms.

Documents are never changed. Those inside the workspace are named by their path, others by their file name.
Of a folder, hidden files and those that its .gitignore names are left out. A PATH that is an address
(https://…) is fetched once and saved in glossary/sources/.

\b
Example:
  yougo add ~/notes/whitepaper.md terms.csv
  yougo add https://www.example.go.jp/whitepaper.html
  yougo add ~/vault --exclude 'Templates/**'
  yougo add terms.csv --columns japanese=2,english=1,definition=備考
  yougo add --explain ~/notes/whitepaper.md
"""),
    "remove": _("""Remove documents or folders.

They are no longer sources of the glossary; the files are not deleted. Terms found only in them leave the
glossary, unless you accepted them.

\b
Example:
  yougo remove ~/notes/whitepaper.md
"""),
    "build": _("""Update the glossary and its exports.

Reads the documents that changed, and writes build/glossary.db and the exports listed in yougo.toml.

\b
Example:
  yougo build
"""),
    "lookup": _("""Find terms, however you write them.

QUERY is an acronym, a Japanese or English name, kana or romaji, or a part of one; typos are forgiven. The
best match comes first. Several words find terms that have all of them in their names; a sentence finds the
terms it mentions. Approximate matches are marked with ≈. A single term is shown in full, several get one
line each. Without QUERY, each line of standard input is a query, and is printed before its matches. The
exit code is 1 if nothing is found.

\b
Examples:
  yougo lookup shinrai
  yougo lookup --limit 0 通信
  yougo lookup --json < names.txt
"""),
    "show": _("""Show one term with its evidence.

Each sentence about it is shown with its document and line. ID is a term's id, or any name that only one
term has.

\b
Example:
  yougo show DFFT
"""),
    "list": _("""List the terms.

\b
Example:
  yougo list --unverified
"""),
    "review": _("""Review the terms that need a decision.

Terms are shown one after the other with the sentences they come from, and each decision takes one key.
Conflicts between your decisions and the documents come first, then terms that only an acronym joins, terms
with other warnings, unverified readings, and all other candidates, the least likely of each first. Every
decision is saved at once; you can quit at any time and continue later.

\b
Example:
  yougo review --source docs/whitepaper.md --limit 20
"""),
    "edit": _("""Correct a term for good. Your decisions always override the documents.

ID is a term's id, or any name that only one term has. Decisions are kept in glossary/terms.toml, its last
twenty versions in glossary/.history. Without options, the term's entry opens in $EDITOR. Use --new with names
to add a term that is in no document.

\b
Examples:
  yougo edit 出生率 --reading しゅっしょうりつ --accept
  yougo edit poc --not PoC@pilot.md --new proof-of-concept
  yougo edit --from terms.csv
"""),
    "reading": _("""Give the readings of Japanese texts.

Prints a line for each TEXT, or for each line of standard input: the text, its kana, its furigana in Anki's
format and its romaji, separated by tabs. A reading is marked as unverified if the two engines disagree, the
kana do not fit the kanji, a word has several readings, or a single kanji belongs to no known word.

\b
Example:
  yougo reading 国際場裡 株式会社
"""),
    "reference": _("""Add, list or remove references: dictionaries and glossaries to ask.

A reference adds no terms. Where a term lacks its English or Japanese name, a verified reading or a
definition, `yougo show`, `list --missing` and `review` show what the references say, and whose word it is.
It is a fact only once you take it. A reference is JMdict, JMnedict, EDICT, a Yomitan dictionary, a list of
Japanese and English titles, any document that yougo reads, or the folder of another workspace. Nothing is
downloaded: docs/references.md says where to get them.

\b
Example:
  yougo reference add ~/dictionaries/JMdict_e.gz
"""),
    "reference-add": _("""Add references to this workspace, or to all of yours.

Each FILE is read once, into a database in ~/.cache/yougo, and again when it changes.

\b
Example:
  yougo reference add --user ~/dictionaries/JMdict_e.gz
  yougo reference add ../ministry-glossary.xlsx ~/policy
"""),
    "reference-list": _("""List the references, with how many entries each has.

\b
Example:
  yougo reference list
"""),
    "reference-remove": _("""Remove references, by their names or files.

The files stay, and so does what you took from them.

\b
Example:
  yougo reference remove JMdict
"""),
    "check": _("""Report problems in the glossary or in documents.

With PATH, only the documents there are checked, without your decisions and without readings: a file, a folder
or a pattern. Reports footnote marks without a note, notes without a
mark, labels used twice, expansions that do not spell their acronym, one acronym for two things, several
names for one thing, conflicts with your decisions, and acronyms that are not explained, each with its file
and line. The exit code is 1 if there are any problems besides unverified readings, or no documents at PATH.

\b
Example:
  yougo check draft.md
"""),
    "diff": _("""Show how the terms of two editions differ.

OLD and NEW are documents, folders or patterns, in the glossary or not. With --since, the glossary
is compared with itself on that day or at that revision of git. Shows terms that are new or gone, names and
definitions that differ, each with both places. The exit code is 1 if there are any differences.

\b
Example:
  yougo diff whitepaper-2025.md whitepaper-2026.md
  yougo diff --since 2026-10-01 --html changes.html
"""),
    "annotate": _("""Mark the first mention of each term in a copy of a document.

In Markdown and plain text, a footnote gives reading, English and definition. In a web page, the reading
is above the name, and the rest appears under the pointer. Code, links and headings stay as they are. Names
that mean several things are not marked. The exit code is 1 if no term is mentioned.

\b
Example:
  yougo annotate draft.md -o draft.notes.md
"""),
    "text": _("""Show what yougo reads in documents.

Each heading, paragraph, item, note and row is printed with its document and line, as the rules for terms see
it: a footnote's mark is where it hangs, kana over kanji are in 《》, and navigation, scripts and comments are
gone. It shows why a term is missing. PATH is a file, a folder or a pattern, and need not be a source.

\b
Example:
  yougo text ~/notes/whitepaper.md
"""),
    "doctor": _("""Describe this installation, for bug reports.

Prints the versions of yougo and of what it uses, the browser that prints PDFs, the workspace with its sizes,
and how long the first steps of a command take. It changes nothing.

\b
Example:
  yougo doctor
"""),
    "export": _("""Export all or some terms in one format.

An Anki deck holds what you accepted and candidates with a high confidence; with --status candidate it
holds all. It comes with a report of what is new, changed and gone since the last one.

\b
Examples:
  yougo export csv -o terms.csv
  yougo export anki --status accepted --open
  yougo export pdf --layout cards --paper Letter
"""),
}

TEXT = _("TEXT")
"""What stands for any text in help."""
OPTIONS = {
    "lang": _("The language of messages: en or ja. Default: $YOUGO_LANG, yougo.toml, or the locale."),
    "version": _("Show the version."),
    "workspace": _(
        "The workspace. Default: $YOUGO_WORKSPACE, the nearest one upwards from here, or ~/yougo."
    ),
    "json": _("One JSON object per line."),
    "title": _("The glossary's title."),
    "since": _("Compare the glossary with itself on this day, or at this revision of git."),
    "diff-html": _("Write the differences to this page, too."),
    "annotate-output": _("Write the copy to this file. Default: standard output."),
    "copy": _("Copy the documents into glossary/sources/."),
    "columns": _("Which field is in which column of a table, by number or header; saved in yougo.toml."),
    "exclude": _(
        "Leave out files of a folder, such as 'Templates/**'. Can be repeated; added to yougo.toml."
    ),
    "refresh": _("Fetch documents of the web again: those named, or all that were fetched before."),
    "jobs": _("Read documents in this many processes. Default: as many as there are cores, where it pays."),
    "dask": _(
        "Let the workers of a dask cluster read the documents: its scheduler's address, such as tcp://host:8786."
    ),
    "explain": _("List every bracket and note, what was found in it, and sentences that name in vain."),
    "limit": _("Show at most this many terms; 0 shows all."),
    "lookup-brief": _("One line per term, even when there is only one."),
    "lookup-open": _("Open the link of the first term's source."),
    "status": _("Only terms with this status."),
    "warning": _("Only terms with this warning, such as homonym or expansion-mismatch."),
    "source": _("Only terms from this document, or from the documents in this folder."),
    "unverified": _("Only terms with an unverified reading."),
    "output": _("The file to write; - for standard output. Default: build/, under the glossary's name."),
    "with-tag": _("Only terms with this tag."),
    "confidence": _(
        "Only terms that are right with this confidence or more, such as 0.8; "
        "0 for all, whatever yougo.toml says."
    ),
    "sort": _("The order: of the kana (the default), or the least confidence first."),
    "dry-run": _("Write nothing: list which terms of a deck are new (+), changed (~) and gone (-)."),
    "open-all": _("Open the files in their default programs: the deck in Anki, the sheet in your browser."),
    "open": _("Open the file in its default program, such as Anki for a deck."),
    "accept": _("Accept the term as shown."),
    "reject": _("Leave the term out of all look-ups and exports."),
    "candidate": _("Make an accepted or rejected term a candidate again."),
    "acronym": _("Its acronym."),
    "japanese": _("Its Japanese name."),
    "reading": _("The Japanese name's reading in kana."),
    "english": _("Its English name."),
    "definition": _("Its definition."),
    "note": _("A remark of your own."),
    "tag": _("A tag. Can be repeated; replaces all earlier tags."),
    "forget": _("Undo your decision on this field. Can be repeated."),
    "also": _("Another name of the term, a term to merge with it, or NAME@DOCUMENT. Can be repeated."),
    "not": _("A name that does not belong to the term, or NAME@DOCUMENT. Can be repeated."),
    "new": _("Add a term with this id, from the names given or from what --not takes away."),
    "from": _("Apply the changes you made to a table from `yougo export csv` or `xlsx`, after asking."),
    "yes": _("With --from: apply the changes without asking."),
    "missing": _("Only terms that lack this, with what your references propose."),
    "take": _("Take the reading or the proposal with this number in `yougo show`. Can be repeated."),
    "user": _("For all your workspaces: named in your own config.toml."),
    "undo": _("Undo yougo's last change to terms.toml. Repeat for the one before."),
}
