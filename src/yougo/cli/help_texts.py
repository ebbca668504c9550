"""The help of each command."""

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
  yougo add --parallel policy.ja.pdf policy.en.pdf
  yougo add --parallel docs/ja docs/en
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
line each. Without QUERY, each line of standard input is a query, and is printed before its matches. With -
as QUERY, standard input is a text, and the terms in it are listed. The exit code is 1 if nothing is found.

\b
Examples:
  yougo lookup shinrai
  yougo lookup --limit 0 通信
  yougo lookup --json < names.txt
  yougo lookup - < draft.txt
"""),
    "show": _("""Show one term with its evidence.

Each sentence about it is shown with its document and line. ID is a term's id, or any name that only one
term has.

\b
Example:
  yougo show DFFT
"""),
    "list": _("""List the terms.

Each term is on a line: its id, its names, and in brackets its status and its warnings. With several options,
only terms that fit all of them are listed.

\b
Examples:
  yougo list --unverified
  yougo list --warning homonym
  yougo list --status accepted --source docs/whitepaper.md
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
downloaded: `yougo help references` says where to get them.

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
  yougo reference add terms.csv --columns japanese=2,english=1
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
    "propose": _("""Ask a language model for missing names.

For each term without its English or Japanese name, or for those named, the model is given the term's other
names and two of its sentences. You are told first how much that is. What it answers is a proposal like those
of references, with its name beside it: it is a fact only once you take it. An English name that does not
spell the term's acronym, and a name of another term, are left out. Answers are kept for this workspace, in
glossary/.history/models, and nothing is asked twice; --forget removes them. Models are asked by the package
llm, which has plugins for most of them, local ones too: `pip install 'yougo[llm]'`.

\b
Example:
  yougo propose --model gpt-4o-mini
  yougo propose --model llama3.2 DFFT
  yougo propose --model llama3.2 --forget
"""),
    "check": _("""Report problems in the glossary or in documents.

Each problem is printed with its file and line: footnote marks without a note, notes without a mark, labels
used twice, expansions that do not spell their acronym, one acronym for two things, several names for one
thing, conflicts with your decisions, and acronyms that are not explained. `yougo help CODE` says what to do.

PATH is a file, a folder or a pattern, in the glossary or not. Only the documents there are checked then,
without your decisions and without readings.

The exit code is 1 if there are problems besides unverified readings, or no documents at PATH.

\b
Example:
  yougo check draft.md
"""),
    "diff": _("""Show how the terms of two editions differ.

OLD and NEW are documents, folders or patterns, in the glossary or not. If both are workspaces, their
glossaries are compared. With --since, the glossary is compared with itself on that day or at that
revision of git. Shows terms that are new or gone, names and definitions that differ, each with both
places. The exit code is 1 if there are any differences.

\b
Example:
  yougo diff whitepaper-2025.md whitepaper-2026.md
  yougo diff --since 2026-10-01 --html changes.html
  yougo diff ~/policy ~/colleague/policy
"""),
    "annotate": _("""Mark the first mention of each term in a copy of a document.

In Markdown and plain text, a footnote gives reading, English and definition. In a web page, the reading
is above the name, and the rest appears under the pointer. Code, links and headings stay as they are. Names
that mean several things are not marked, nor candidates of a low confidence unless --status or --confidence
asks for them. The exit code is 1 if no term is mentioned.

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
    "help": _("""Explain a command, a warning or a subject.

TOPIC is a command, the code of a warning, a page such as anki, or the heading of one of its sections. Without
it, all commands, pages and warnings are listed.

\b
Examples:
  yougo help expansion-mismatch
  yougo help when a term is missing
  yougo help --man > ~/.local/share/man/man1/yougo.1
"""),
    "completion": _("""Complete commands and terms in your shell.

Prints the script that completes them in SHELL: bash (4.4 or newer), zsh or fish. Without SHELL it is that of
$SHELL. With --install, the file that the shell reads when it starts gets a line that loads the script:
~/.bashrc, ~/.zshrc or ~/.config/fish/completions/yougo.fish.

\b
Examples:
  yougo completion --install
  yougo completion zsh > ~/.zfunc/_yougo
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
