"""What is only markup inside a block, in the dialects of Markdown: what it sets off is text, it is not.

* Attributes: ``{#id .class key="value"}`` (Pandoc, MkDocs, Docusaurus), ``{:.no_toc}`` (kramdown, Jekyll).
* Shortcodes and templates: ``{{< ref >}}``, ``{{% note %}}`` (Hugo), ``{% x %}``, ``{{ title }}`` (Jekyll).
* MDX: JSX tags and ``{/* comments */}``. Obsidian: ``^block-id``, ``==highlight==``. Zenn: ``@[card](…)``.
* CriticMarkup: ``{++added++}``, ``{--gone--}``, ``{~~old~>new~~}``, ``{>>remark<<}``.
* Formulas ``$…$``, JSX expressions ``{props.name}``, icons ``:name:``.
* Pandoc: ``[@citation]``, ``[span]{.class}``.

The plugin ``attrs`` of mdit-py-plugins knows one of these. Repeats here are possessive, and searches end
nearby, so that nothing costs more than its text.
"""

import re
from collections.abc import Iterable
from typing import TypeAlias

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

from yougo.language.characters import JAPANESE
from yougo.readers.markup import TAG

_ATTRIBUTE = r"""(?:[#.=][^\s{}"']++|-|[\w:-]++=(?:"[^"\n]*+"|'[^'\n]*+'))"""
ATTRIBUTES = re.compile(
    rf"\{{:[^{{}}\n]*+\}}"
    rf"|\{{[ \t]*+{_ATTRIBUTE}(?:[ \t]++(?:{_ATTRIBUTE}|[\w:-]++(?:=[^\s{{}}\"']++)?))*+[ \t]*+\}}"
)
_SIZE = re.compile(r"(?<=[)\]`])\{[ \t]*+[\w-]++=[^\s{}]++[^{}\n]*+\}")
"""An attribute without quotation marks: only behind a link, a picture or code, as in ``{width=50%}``."""
_ROLE = re.compile(r"\{[a-z][\w:+-]*+\}(?=`)")
_FAR = 2_000
"""Characters over which a shortcode or a comment may run inside a paragraph."""
_HIDING = (
    (re.compile(r"\{%-?[ \t]*+comment\b"), "endcomment", "%}"),
    (re.compile(r"\{%-?[ \t]*+highlight\b"), "endhighlight", "%}"),
    (re.compile(r"\{\{<[ \t]*+highlight\b"), "/highlight", ">}}"),
    (re.compile(r"\{::comment\}"), "{:/", "}"),
    (re.compile(r"\{\{/\*"), "*/", "}}"),
    (re.compile(r"\{/\*"), "*/", "}"),
    (re.compile(r"\{--"), "--}", ""),
    (re.compile(r"\{>>"), "<<}", ""),
    (re.compile(r"\$\$"), "$$", ""),
)
"""How comments and code begin, what ends them, and what ends that."""
Seen: TypeAlias = dict[str, tuple[int, int]]
"""For each sign from where on it was looked for in one text, and where it stands then."""
_SHORTCODES = (("{{<", ">}}"), ("{{%", "%}}"), ("{%", "%}"))
_MARKUP = (ATTRIBUTES, _SIZE, _ROLE)
_TEMPLATE = re.compile(r"\{\{[^{}]*+\}\}")
_TEMPLATED_LINK = re.compile(
    r"\[([^\[\]\n]*+)\]\([ \t]*+([^\s(){}]*+(?:\{\{[^{}\n]*+\}\}|\{%[^{}\n]*+\})[^\n()]*+)\)"
)
_JSX = re.compile(r"(?=<[^<>{]*+\{|</?[A-Z]\w*+\.[A-Z])" + TAG.pattern)
_CITATION = re.compile(r"\[-?@[\w:./+-]++(?:[;,][^\[\]\n]*+)?\]")
_SPAN = re.compile(r"\[([^][\n*_`<>{}^\\]++)\](?=" + ATTRIBUTES.pattern + ")")
_HIGHLIGHT = re.compile(r"==(?=[^\s=])([^\n=]*+)(?<=[^\s=])==(?!=)")
_BLOCK_ID = re.compile(r"(?<!\S)\^[A-Za-z0-9-]++\s*\Z")
_ADDED = re.compile(r"\{(?:\+\+|==|~~[^{}~]*+~>)((?:(?!(?:\+\+|==|~~)\})[^{}])*+)(?:\+\+|==|~~)\}")
_EXPRESSION = re.compile(r"\{[a-z_$][\w$]*+(?:\??\.[\w$]++|\[[^\[\]{}\n]*+\]|\([^(){}\n]*+\))*+\}", re.ASCII)
_FORMULA = re.compile(
    rf"\$\$[^$]++\$\$|(?<![A-Za-z0-9$\\])\$(?=[^\s$])[^$\n{JAPANESE}]++(?<=\S)\$(?![A-Za-z0-9$])"
)
_ICON = re.compile(r"(?<![A-Za-z0-9:]):[a-z+][a-z0-9_+-]*+:(?![A-Za-z0-9:])")
_EMBED = re.compile(r"@\[[a-z]++\]\([^()\s]*+\)")

_UNPARSED = (("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>"), ("<!", ">"))
"""What of HTML is no element: how it begins and ends."""
_BY_SIGN = {
    "{": (("comment", _MARKUP), ("embed", (_TEMPLATE, _EXPRESSION))),
    "$": (("embed", (_FORMULA,)),),
    ":": (("comment", (_ICON,)),),
    "^": (("comment", (_BLOCK_ID,)),),
    "[": (("comment", (_CITATION,)),),
    "@": (("embed", (_EMBED,)),),
    "<": (("html_inline", (_JSX,)),),
}
"""The kinds of tokens that begin with a character: ``embed`` leaves the object character behind."""
_SET_OFF = {"=": ("em", _HIGHLIGHT), "[": ("em", _SPAN), "{": ("ins", _ADDED)}
"""What kind of text is set off by a sign, and how; ``em`` may be a name."""


def add_to(inlines: MarkdownIt) -> None:
    """Teach the parser of what stands inside blocks these dialects."""
    for rule in (_unparsed, _templated_link, _set_off, _markup):
        inlines.inline.ruler.before("strikethrough", rule.__name__, rule)


def first_match(patterns: Iterable[re.Pattern[str]], text: str, at: int, end: int) -> re.Match[str] | None:
    """The match of the first pattern that matches there."""
    return next((found for pattern in patterns if (found := pattern.match(text, at, end))), None)


def _templated_link(state: StateInline, silent: bool) -> bool:
    """``[text]({{< ref "a.md" >}})``: its target is no target to CommonMark."""
    found = _TEMPLATED_LINK.match(state.src, state.pos, state.posMax) if state.src[state.pos] == "[" else None
    if not found:
        return False
    if not silent:
        state.push("link_open", "a", 1).attrs = {"href": found[2]}
        state.push("text", "", 0).content = found[1]
        state.push("link_close", "a", -1)
    state.pos = found.end()
    return True


def _markup(state: StateInline, silent: bool) -> bool:
    """Attributes, shortcodes, comments, tags, citations and the like, each known by its first character."""
    kind, end = _markup_at(state)
    if not end:
        return False
    if not silent:
        state.push(kind, "", 0).content = state.src[state.pos : end]
    state.pos = end
    return True


def _markup_at(state: StateInline) -> tuple[str, int]:
    """The kind of token that begins here, and its end; 0 when none does."""
    at, far = state.pos, min(state.posMax, state.pos + _FAR)
    if state.src[at] == "{":
        end = hidden_to(state.src, at, far, _seen(state)) or _shortcode_to(state.src, at, far)
        if end:
            return "comment", end
    for kind, patterns in _BY_SIGN.get(state.src[at], ()):
        found = first_match(patterns, state.src, at, far)
        if found:
            return kind, found.end()
    return "", 0


def hidden_to(text: str, at: int, far: int, seen: Seen) -> int:
    """Where the comment or code that begins here ends; 0 when none does, or it has no end."""
    for opening, closing, last in _HIDING:
        found = opening.match(text, at, far)
        inner = next_of(text, closing, found.end(), seen) if found else -1
        end = text.find(last, inner + len(closing), inner + _FAR) if inner >= 0 else -1
        if 0 <= end < far:
            return end + len(last)
    return 0


def next_of(text: str, sign: str, at: int, seen: Seen) -> int:
    """Where `sign` next stands, or -1; `seen` keeps it, so that going through a text looks at it but once."""
    since, found = seen.get(sign, (len(text) + 1, -1))
    if not (since <= at and (found < 0 or at <= found)):
        found = text.find(sign, at)
        seen[sign] = at, found
    return found


def _unparsed(state: StateInline, silent: bool) -> bool:
    """A comment, declaration or instruction of HTML, for whose end markdown-it looks anew each time."""
    for opening, closing in _UNPARSED if state.src[state.pos] == "<" else ():
        if state.src.startswith(opening, state.pos):
            end = next_of(state.src, closing, state.pos + len(opening), _seen(state))
            if not silent and end < 0:
                state.pending += opening
            elif not silent:
                state.push("html_inline", "", 0).content = state.src[state.pos : end + len(closing)]
            state.pos = end + len(closing) if end >= 0 else state.pos + len(opening)
            return True
    return False


def _seen(state: StateInline) -> Seen:
    """What `next_of` has seen of the text that is being parsed."""
    text, seen = state.env.get("seen", ("", {}))
    if text is not state.src:
        seen = {}
        state.env["seen"] = state.src, seen
    found: Seen = seen
    return found


def _shortcode_to(text: str, at: int, far: int) -> int:
    """Where the shortcode that begins here ends; 0 when none does."""
    for opening, closing in _SHORTCODES:
        end = text.find(closing, at + len(opening), far) if text.startswith(opening, at) else -1
        if end >= 0:
            return end + len(closing)
    return 0


def _set_off(state: StateInline, silent: bool) -> bool:
    """``==text==``, ``[text]{.class}``, and what CriticMarkup adds: the signs go, the text stays."""
    kind, pattern = _SET_OFF.get(state.src[state.pos], ("", _ADDED))
    found = pattern.match(state.src, state.pos, min(state.posMax, state.pos + _FAR)) if kind else None
    if not found:
        return False
    if not silent:
        around = state.posMax
        state.push(f"{kind}_open", kind, 1)
        state.pos, state.posMax = found.span(1)
        state.md.inline.tokenize(state)
        state.push(f"{kind}_close", kind, -1)
        state.posMax = around
    state.pos = found.end()
    return True
