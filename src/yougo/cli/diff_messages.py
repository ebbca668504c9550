"""What ``yougo diff`` prints."""

from yougo.translation import _

OF_WHAT = _("Name two documents or workspaces to compare, OLD and NEW, or a day or revision with --since.")
NOTHING = _("(nothing)")
NONE = _("No differences.")
TITLE = _("Differences")
FOUND = _("Differences: {facts}.")
COUNTED = {
    "new": _("{number} new"),
    "gone": _("{number} gone"),
    "renamed": _("{number} renamed"),
    "redefined": _("{number} redefined"),
}
YOURS, REJECTED = _("your decision"), _("you rejected it")
MENTIONED = {"new": _("mentioned before in {place}"), "gone": _("still mentioned in {place}")}
"""Behind a term that one edition states and the other only mentions."""
KINDS = {
    "new": _("new"),
    "gone": _("gone"),
    "renamed": _("renamed"),
    "redefined": _("redefined"),
}
