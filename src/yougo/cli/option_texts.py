"""The help of each option, by a name that is its own or says what it is for."""

from yougo.translation import _

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
    "parallel": _(
        "Add two versions of one document, Japanese and English, or folders of them (a.ja.md, a.en.md), "
        "and propose names from one to the other."
    ),
    "refresh": _("Fetch documents of the web again: those named, or all that were fetched before."),
    "jobs": _("Read documents in this many processes. Default: as many as there are cores, where it pays."),
    "dask": _(
        "Let the workers of a dask cluster read the documents: its scheduler's address, such as tcp://host:8786."
    ),
    "explain": _(
        "List every bracket and note with what was found in it, and each defining sentence that gave nothing."
    ),
    "limit": _("Show at most this many terms; 0 shows all."),
    "lookup-brief": _("One line per term, even when there is only one."),
    "clipboard": _("Look up what is on the clipboard."),
    "watch": _("Look up whatever you copy, until Ctrl-C."),
    "lookup-open": _("Open the link of the first term's source."),
    "status": _("Only terms with this status."),
    "warning": _("Only terms with this warning, such as homonym or expansion-mismatch."),
    "source": _("Only terms from this document, or from the documents in this folder."),
    "unverified": _("Only terms with an unverified reading."),
    "output": _("The file to write; - for standard output. Default: build/, under the glossary's name."),
    "with-tag": _("Only terms with this tag."),
    "confidence": _(
        "Only terms with this confidence or more, such as 0.8; 0 for all, whatever yougo.toml says."
    ),
    "sort": _("The order: of the kana (the default), or the least confidence first."),
    "dry-run": _("Write nothing: list which terms of a deck are new (+), changed (~) and gone (-)."),
    "build-all": _("Build every workspace that $YOUGO_WORKSPACE or your config.toml lists."),
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
    "man": _("Print the manual page, for man."),
    "install": _("Have your shell load it from now on."),
    "yes": _("With --from: apply the changes without asking."),
    "reject-missing": _("With --from: reject the terms whose rows were deleted, without asking."),
    "missing": _("Only terms that lack this, with what your references propose."),
    "propose-yes": _("Ask the model without asking you first."),
    "propose-forget": _("Remove what the model proposed, or all models; what you took stays."),
    "model": _("The model, by the name that llm has for it: `llm models` lists them."),
    "take": _("Take the reading or the proposal with this number in `yougo show`. Can be repeated."),
    "user": _("For all your workspaces: named in your own config.toml."),
    "undo": _("Undo yougo's last change to terms.toml. Repeat for the one before."),
}
