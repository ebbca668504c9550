"""What ``yougo annotate`` prints."""

from yougo.translation import _

THEN = _("{before} {then}")
"""One sentence after another."""
MARKED = _("{terms} marked.")
NOT_MARKED = _("Mentioned but not marked: {facts}.")
UNMARKED = {
    "apart": _("{number} only in code, headings, links or notes"),
    "several": _("{number} with a name that means several things"),
    "doubtful": _("{number} not sure enough"),
}
ENCODED = _("The document is in {encoding}, the copy in UTF-8.")
