"""What is invisible in a Word document: runs that say so, or whose style or whose paragraph's style does."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from typing import Any

from lxml import etree

_SWITCH = "{*}rPr/{*}vanish"
_VALUE: Any = etree.XPath("string(@*[local-name()='val'])")
_NAME: Any = etree.XPath("string(@*[local-name()='styleId'])")
_STYLES: Any = etree.XPath(
    "*[local-name()='rPr']/*[local-name()='rStyle']"
    "|ancestor::*[local-name()='p'][1]/*[local-name()='pPr']/*[local-name()='pStyle']"
)
OFF = frozenset(["0", "false", "off"])
"""The values with which Office's files take a property away again."""


def hiding_styles(sheet: etree._Element) -> AbstractSet[str]:
    """The styles whose text is invisible, because they say so or one that they are based on does."""
    says: dict[str, bool] = {}
    bases: dict[str, str] = {}
    for style in sheet.iter("{*}style"):
        name, base, switch = str(_NAME(style)), style.find("{*}basedOn"), style.find(_SWITCH)
        if base is not None:
            bases[name] = str(_VALUE(base))
        if switch is not None:
            says[name] = _is_on(switch)
    return {name for name in bases.keys() | says if _hides(name, says, bases)}


def _hides(name: str, says: Mapping[str, bool], bases: Mapping[str, str]) -> bool:
    """What a style says of its text, or else the next one below it that says something."""
    for _ in range(len(bases) + 1):  # styles may be based on each other
        if name in says:
            return says[name]
        name = bases.get(name, "")
    return False


def is_hidden(run: etree._Element, styles: AbstractSet[str]) -> bool:
    """Whether a run's text is invisible; what it says itself counts more than its styles."""
    switch = run.find(_SWITCH)
    if switch is not None:
        return _is_on(switch)
    return not styles.isdisjoint(map(str, map(_VALUE, _STYLES(run))))


def _is_on(switch: etree._Element) -> bool:
    return str(_VALUE(switch)) not in OFF
