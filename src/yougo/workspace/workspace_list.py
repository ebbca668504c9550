"""The list of workspaces in config.toml."""

from yougo.translation import said
from yougo.workspace.schema import Kind, Page, is_list, picked

KEY = "workspaces"
KIND = Kind(is_list, said("“{}” is not a list of strings"), said('write {key} = ["~/policy", "~/medicine"]'))


def folders(text: str, file: str) -> list[str]:
    """The folders that a file lists.

    Raises:
        InvalidFile: it is not TOML, or its list is none of strings.
    """
    page = Page(text, file)
    page.check((), picked(page.data, [KEY]), {KEY: KIND}, "")
    return list(page.data.get(KEY, ()))
