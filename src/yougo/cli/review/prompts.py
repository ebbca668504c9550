"""What `yougo review` and the editor show: keys, questions, and what a decision did."""

NEEDS = (
    "in conflict, or without effect", "joined by its acronym alone", "warning", "unverified reading",
    "candidate",
)  # fmt: skip
"""Why a term needs a decision, in the order of `yougo.pipeline.decisions.reviewing`."""
DONE = "decided"
AT = "{number} of {of} · {why}"
REST = "  … {rest}: see all with `yougo show {id}`."
KEYS = (
    "a accept", "e edit", "r reject", "m merge with…", "s split", "n next", "b back", "q quit", "? help",
)  # fmt: skip
CONFLICT_KEYS = ("k keep yours", "t use the documents'")
FIELD_KEYS = (
    "Which field?", "a acronym", "j Japanese", "r reading", "e English", "d definition", "n note", "t tags",
)  # fmt: skip
HELP = (
    ("a", "accept the term as shown; later changes in documents are reported, but change nothing"),
    ("e", "edit a field, starting from its current text; Esc cancels"),
    ("1 2 …", "use another reading"),
    ("o", "open the whole entry in $EDITOR"),
    ("r", "reject: leave the term out of all look-ups and exports"),
    ("m", "merge with another term; the older id is kept"),
    ("s", "split: some of the sentences are about another term"),
    ("k", "in a conflict, keep your decision"),
    ("t", "in a conflict, use what the documents say now"),
    ("n", "(or space) next: skip the term; it comes back last"),
    ("b", "back to the previous term, undoing your decision there"),
    ("q", "quit; all decisions are saved"),
)

NOTHING_TO_REVIEW = "Nothing needs a decision."
REVIEWED = "{decided}; {left} left."
KEPT_YOURS, USED_THEIRS = "✓ kept yours", "✓ used the documents'"
CORRECTED = "✓ {field}: {value}"
MERGE_WITH = "Merge with (a name or an id):"
WHICH = "Which one? (its number; any other key cancels)"
MERGED = "✓ merged {goes} into {stays}"
SPLIT_OFF = "Which sentences are about another term? (numbers)"
SPLIT = "✓ split: {parts}"
UNCHANGED = "Nothing changed."
NO_CONFLICT = "There is no conflict here."
NO_SUCH_KEY = "Unknown key. Press ? for help."
FIRST = "This is the first term."
UNDONE = "↶ undone"
TYPED_AGAIN = "Press e for this field again to correct what you typed."

EDITOR_HEAD = """Your decisions are above; they override the documents. Delete a key to undo it.
Lines that begin like this one are ignored. To decide a value below, copy its line above without the #:.
"""
EDIT_AGAIN = "Edit again?"
KEPT = "What you wrote is kept in {file}."
LEFT = "You have an unfinished edit of this term in {file}."
CONTINUE = "Continue with it?"
EDITOR_FAILED = "yougo: Nothing was decided: “{editor}” failed or could not be started. Check $EDITOR."
DECIDED_MEANWHILE = "Another command changed this term meanwhile. What you save above replaces its decision:"
