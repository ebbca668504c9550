"""What ``yougo edit --from`` prints."""

from yougo.translation import _, plural

CORRECTION = _("{id} {column}: “{old}” → “{new}”")
CLASH = _(
    "! {id} {column} (line {line}): “{new}” was not applied, because the glossary changed it to “{old}”"
)
JOINED = _("- {id}: becomes part of “{other}”, of which “{name}” is a name now")
NAMESAKE = _("! “{name}” is a name of two terms now, {id} and {other}. If they are one, give it one row.")
HIDDEN = _("Characters that nobody can see ({codes}) are left out of the table's cells.")
COLUMN_IGNORED = _("The column “{column}” is ignored: `yougo export csv` writes no such column.")
TERMS_ADDED, TERMS_CHANGED = _("{count} added"), _("{count} changed")
EDITED = _("{facts}.")
APPLY = _("Apply {count}?")
TABLE_MEANWHILE = _("The glossary changed in the meantime. The table now makes these changes:")
NOBODY_ASKED = _("No changes were applied: nobody answered. Use --yes to apply them without being asked.")
NOTHING_APPLIED = _("No changes were applied.")
NOTHING_TO_APPLY = _("The table holds no changes to apply.")
ALL_CLASH = _("Every change in the table conflicts with a later one in the glossary. Use `yougo edit ID`.")

# rows that were deleted
DELETED_ROW = _("- {id}: {names} (its row was deleted)")
REJECT_DELETED = plural(
    "Reject {number} term whose row was deleted? It leaves all look-ups and exports.",
    "Reject {number} terms whose rows were deleted? They leave all look-ups and exports.",
)
DELETED_KEPT = plural(
    "{number} term whose row was deleted stays. --reject-missing rejects it.",
    "{number} terms whose rows were deleted stay. --reject-missing rejects them.",
)
DELETED_UNKNOWN = plural(
    "{number} row was deleted, but yougo cannot tell whose. To reject a term: `yougo edit ID --reject`.",
    "{number} rows were deleted, but yougo cannot tell whose. To reject a term: `yougo edit ID --reject`.",
)
TERMS_REJECTED = _("{count} rejected")
