r"""What the dialects of Markdown add to CommonMark inside a block, by the character that it begins with.

* Attributes: ``{#id .class key="value"}`` (Pandoc, MkDocs, Docusaurus), ``{:.no_toc}`` (kramdown, Jekyll).
* Shortcodes and templates: ``{{< ref >}}``, ``{{% note %}}`` (Hugo), ``{% x %}``, ``{{ title }}`` (Jekyll).
* MDX: JSX tags, ``{/* comments */}`` and ``{props.name}``. Zenn: ``@[card](…)``.
* Obsidian: ``[[target#anchor|alias]]``, ``![[embed]]``, ``^block-id``, ``==highlight==``,
  ``#tags`` alone on a line.
* Pandoc: ``[@citation]``, ``[span]{.class}``. Formulas ``$…$``, icons ``:name:``, note marks ``[^label]``.
* CriticMarkup: ``{++added++}``, ``{--gone--}``, ``{~~old~>new~~}``, ``{>>remark<<}``.

The plugins attrs and dollarmath of mdit-py-plugins know two of these. Repeats are possessive or stop where
the same sign opens again, so that nothing costs more than its text.
"""

import re
from collections.abc import Mapping

from markdown_it.rules_inline import StateInline

from yougo.language.characters import JAPANESE
from yougo.readers.html_tags import TAG


def between(opening: str, closing: str) -> str:
    """A pattern for all from `opening` to the first `closing`, unless `opening` comes again before it."""
    return rf"(?s:{opening}(?:(?!{opening}).)*?{closing})"


HIDDEN = re.compile(
    "|".join(
        (
            between(r"\{%-?[ \t]*+comment\b", r"endcomment[ \t]{0,9}-?%\}"),
            between(r"\{%-?[ \t]*+highlight\b", r"endhighlight[ \t]{0,9}-?%\}"),
            between(r"\{\{<[ \t]*+highlight\b", r"/highlight[ \t]{0,9}>\}\}"),
            between(r"\{::comment\}", r"\{:/[a-z]{0,9}\}"),
            between(r"\{\{/\*", r"\*/\}\}"),
            between(r"\{/\*", r"\*/[ \t]{0,9}\}"),
            between(r"\{--", r"--\}"),
            between(r"\{>>", r"<<\}"),
        )
    )
)
"""Comments and code in braces, which may run over empty lines."""
COMMENT = re.compile(between("%%", "%%"))
_ATTRIBUTE = r"""(?:[#.=][^\s{}"']++|-|[\w:-]++=(?:"[^"\n]*+"|'[^'\n]*+'))"""
ATTRIBUTES = (
    rf"\{{:[^{{}}\n]*+\}}"
    rf"|\{{[ \t]*+{_ATTRIBUTE}(?:[ \t]++(?:{_ATTRIBUTE}|[\w:-]++(?:=[^\s{{}}\"']++)?))*+[ \t]*+\}}"
)


_MARK = r"\[\^(?P<label>[^\[\]\s]+)\]"
_WIKI_ALIAS = r"\[\[(?P<href>[^\[\]\n|]*?)\\?\|(?P<text>[^\[\]\n]+)\]\]"
_WIKI_PAGE = r"\[\[(?P<href>(?P<text>[^\[\]\n|#]+)(?:#[^\[\]\n|]*)?)\|?\]\]"
_WIKI_ANCHOR = r"\[\[(?P<href>#(?P<text>[^\[\]\n|]+))\|?\]\]"
_TEMPLATED_LINK = (
    r"\[(?P<text>[^\[\]\n]*+)\]\([ \t]*+(?P<href>[^\s(){}]*+(?:\{\{[^{}\n]*+\}\}|\{%[^{}\n]*+\})[^\n()]*+)\)"
)
_SPAN = rf"\[(?P<text>[^][\n*_`<>{{}}^\\]++)\](?={ATTRIBUTES})"
_CITATION = r"\[-?@[\w:./+-]++(?:[;,][^\[\]\n]*+)?\]"
_ADDED = r"\{(?:\+\+|==|~~[^{}~]*+~>)(?P<text>(?:(?!(?:\+\+|==|~~)\})[^{}])*+)(?:\+\+|==|~~)\}"
_SHORTCODE = "|".join((between(r"\{\{<", r">\}\}"), between(r"\{\{%", r"%\}\}"), between(r"\{%", r"%\}")))
_SIZE = r"(?<=[)\]`])\{[ \t]*+[\w-]++=[^\s{}]++[^{}\n]*+\}"
"""An attribute without quotation marks: only behind a link, a picture or code, as in ``{width=50%}``."""
_ROLE = r"\{[a-z][\w:+-]*+\}(?=`)"
_TEMPLATE = r"\{\{[^{}]*+\}\}"
_EXPRESSION = r"(?a:\{[a-z_$][\w$]*+(?:\??\.[\w$]++|\[[^\[\]{}\n]*+\]|\([^(){}\n]*+\))*+\})"
_FORMULA = rf"\$\$[^$]++\$\$|(?<![A-Za-z0-9$\\])\$(?=[^\s$),.;:])[^$\n{JAPANESE}]++(?<=\S)\$(?![A-Za-z0-9$])"
_ICON = r"(?<![A-Za-z0-9:]):[a-z+][a-z0-9_+-]*+:(?![A-Za-z0-9:])"
_BLOCK_ID = r"(?<!\S)\^[A-Za-z0-9-]++\s*\Z"
_TAGS = r"(?<![^\n])(?:#(?!\d+(?!\S))[\w/-]++(?:[ \t]++|(?=\n)|\Z))++(?=\n|\Z)"
_HIGHLIGHT = r"==(?=[^\s=])(?P<text>[^\n=]*+)(?<=[^\s=])==(?!=)"
_JSX = rf"(?=<[^<>{{]*+\{{|</?[A-Z]\w*+\.[A-Z]){TAG.pattern}"
_UNSEEN = "|".join(
    (
        between("<!--", "-->"),
        between(r"<!\[CDATA\[", r"\]\]>"),
        between(r"<\?", r"\?>"),
        r"<!(?!--|\[CDATA)[^<>]*+>",
    )
)

_INLINES: Mapping[str, tuple[tuple[str, re.Pattern[str]], ...]] = {
    sign: tuple((kind, re.compile(pattern)) for kind, pattern in rows)
    for sign, rows in {
        "[": (
            ("mark", _MARK),
            ("wikilink", _WIKI_ALIAS),
            ("wikilink", _WIKI_PAGE),
            ("wikilink", _WIKI_ANCHOR),
            ("comment", r"\[\[[#|]*\]\]"),
            ("a", _TEMPLATED_LINK),
            ("em", _SPAN),
            ("comment", _CITATION),
        ),
        "{": (
            ("ins", _ADDED),
            ("comment", f"{HIDDEN.pattern}|{_SHORTCODE}|{ATTRIBUTES}|{_SIZE}|{_ROLE}"),
            ("object", f"{_TEMPLATE}|{_EXPRESSION}"),
        ),
        "<": (("html_inline", _JSX), ("comment", _UNSEEN), ("text", r"<!--|<!\[CDATA\[|<[!?]")),
        "!": (("object", r"!\[\[[^\[\]\n]*\]\]"),),
        "=": (("em", _HIGHLIGHT),),
        "$": (("object", _FORMULA),),
        ":": (("comment", _ICON),),
        "^": (("comment", _BLOCK_ID),),
        "#": (("comment", _TAGS),),
        "@": (("object", r"@\[[a-z]++\]\([^()\s]*+\)"),),
        "%": (("comment", COMMENT.pattern),),
    }.items()
}
"""The kinds of tokens, and how they are written.

The part of a pattern that is called ``text`` is read further, between two tags of that kind. Where there is
no such part, nothing is text; an ``object`` leaves the object character behind.
"""


def inline(state: StateInline, silent: bool) -> bool:
    """A rule of markdown-it for all inline markup above."""
    for kind, pattern in _INLINES.get(state.src[state.pos], ()):
        found = pattern.match(state.src, state.pos, state.posMax)
        if found:
            if not silent:
                _push(state, kind, found)
            state.pos = found.end()
            return True
    return False


def _push(state: StateInline, kind: str, found: re.Match[str]) -> None:
    values = found.groupdict()
    if "text" not in values:
        token = state.push(kind, "", 0)
        token.content = found[0]
        token.meta |= values
        return
    around = state.posMax
    state.push(f"{kind}_open", kind, 1).attrs = {"href": values.get("href", "").strip()}
    state.pos, state.posMax = found.span("text")
    if kind == "wikilink":
        state.push("text", "", 0).content = found["text"]
    else:
        state.md.inline.tokenize(state)
    state.push(f"{kind}_close", kind, -1)
    state.posMax = around
