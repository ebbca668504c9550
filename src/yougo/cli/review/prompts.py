"""What `yougo review` and the editor show: keys, questions, and what a decision did."""

from yougo.translation import _

NEEDS = (
    _("in conflict, or without effect"),
    _("joined by its acronym alone"),
    _("warning"),
    _("unverified reading"),
    _("candidate"),
)
"""Why a term needs a decision, in the order of `yougo.pipeline.decisions.reviewing`."""
DONE = _("decided")
AT = _("{number} of {of} · {why}")
REST = _("  … {rest}: see all with `yougo show {id}`.")
KEYS = (
    _("a accept"),
    _("e edit"),
    _("r reject"),
    _("m merge with…"),
    _("s split"),
    _("n next"),
    _("b back"),
    _("q quit"),
    _("? help"),
)
TAKE_KEYS = _("{numbers} take")
CONFLICT_KEYS = (_("k keep yours"), _("t use the documents'"))
FIELD_KEYS = (
    _("Which field?"),
    _("a acronym"),
    _("j Japanese"),
    _("r reading"),
    _("e English"),
    _("d definition"),
    _("n note"),
    _("t tags"),
)
HELP = (
    ("a", _("accept the term as shown; later changes in documents are reported, but change nothing")),
    ("e", _("edit a field, starting from its current text; Esc cancels")),
    ("1 2 …", _("use another reading, or take what a reference proposes")),
    ("o", _("open the whole entry in $EDITOR")),
    ("r", _("reject: leave the term out of all look-ups and exports")),
    ("m", _("merge with another term; the older id is kept")),
    ("s", _("split: some of the sentences are about another term")),
    ("k", _("in a conflict, keep your decision")),
    ("t", _("in a conflict, use what the documents say now")),
    ("n", _("(or space) next: skip the term; it comes back last")),
    ("b", _("back to the previous term, undoing your decision there")),
    ("q", _("quit; all decisions are saved")),
)
GO_ON, GO_DOWN = _("Any key shows the term again."), _("Any key shows more keys.")

UNEXPLAINED = _("{acronym} · explained in no document")
MAKE_TERM = _("{numbers} make it a term")
ACRONYM_KEYS = (_("n next"), _("q quit"))
KEYS_HERE = _("Unknown key. The keys here: {keys}.")
NOTHING_TO_REVIEW = _("Nothing needs a decision.")
REVIEWED = _("{decided}; {left} left.")
KEPT_YOURS, USED_THEIRS = _("✓ kept yours"), _("✓ used the documents'")
CORRECTED = "✓ {field}: {value}"
MERGE_WITH = _("Merge with (a name or an id):")
WHICH = _("Which one? (its number; any other key cancels)")
MERGED = _("✓ merged {goes} into {stays}")
SPLIT_OFF = _("Which sentences are about another term? (numbers)")
SPLIT = _("✓ split: {parts}")
UNCHANGED = _("Nothing changed.")
NO_CONFLICT = _("There is no conflict here.")
NO_SUCH_KEY = _("Unknown key. Press ? for help.")
FIRST = _("This is the first term.")
UNDONE = _("↶ undone")
TYPED_AGAIN = _("Press e for this field again to correct what you typed.")

EDITOR_HEAD = _("""Your decisions are above; they override the documents. Delete a key to undo it.
Lines that begin like this one are ignored. To decide a value below, copy its line above without the #:.
""")
EDIT_AGAIN = _("Edit again?")
KEPT = _("What you wrote is kept in {file}.")
LEFT = _("You have an unfinished edit of this term in {file}.")
CONTINUE = _("Continue with it?")
EDITOR_FAILED = _("yougo: Nothing was decided: “{editor}” failed or could not be started. Check $EDITOR.")
DECIDED_MEANWHILE = _(
    "Another command changed this term meanwhile. What you save above replaces its decision:"
)


def digits(count: int) -> str:
    """The keys that take one of so many proposals: ``1 2 …``."""
    return {1: "1", 2: "1 2"}.get(count, "1 2 …")
