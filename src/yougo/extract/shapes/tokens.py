"""What a word is: named questions about the analyser's tokens (UniDic's parts of speech).

Rules ask here instead of reading `Token.pos`, so that the names of parts of speech have one home.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from itertools import compress, filterfalse, takewhile
from operator import attrgetter

from yougo.extract import vocabulary
from yougo.language.characters import is_japanese
from yougo.model.documents import Analyse, Token

_NOUN_ENDS = {"名詞", "接尾辞"}
_LETTER = "記号"
_TERM_ENDS = {*_NOUN_ENDS, _LETTER}
_NAME_PARTS = {*_NOUN_ENDS, "接頭辞"}
_NOMINAL = {*_NAME_PARTS, "形状詞", _LETTER}
_PHRASAL = {"動詞", "助動詞", "副詞", "感動詞", "代名詞"}
_OF = "の"
_ARGUMENTS = {"は", "が", "を"}
_CLAUSAL = {"動詞", "助動詞", "形容詞"}
_OWNERS = frozenset({"地名", "人名"})
_JOINERS = "・-/&.+'’ _"
_VERBAL_NOUN = ("名詞", "普通名詞", "サ変可能", "*", "*", "*")


def text_of(tokens: Iterable[Token]) -> str:
    """Words as they are written, one after the other."""
    return "".join(map(attrgetter("surface"), tokens))


def of_japanese(text: str, analyse: Analyse) -> Sequence[Token]:
    """The words of a text that holds Japanese; none of any other."""
    return analyse(text) if is_japanese(text) else ()


def until(end: int, tokens: Sequence[Token]) -> list[Token]:
    """The words that end before `end` or there."""
    return list(takewhile(lambda token: token.end <= end, tokens))


def is_proper_noun(token: Token) -> bool:
    """Whether the word is the name of one place, person or company: 日本, 田中."""
    return token.pos[1:2] == ("固有名詞",)


def is_place(token: Token) -> bool:
    """Whether the word is the name of a place: 日本, 東京."""
    return token.pos[2:3] == ("地名",)


def is_country(token: Token) -> bool:
    """Whether the word is the name of a country: 日本."""
    return token.pos[3:4] == ("国",)


def is_person(token: Token) -> bool:
    """Whether the word is a part of a person's name: 田中, 太郎."""
    return token.pos[2:3] == ("人名",)


def is_owner(token: Token) -> bool:
    """Whether the word is the name of a place or of a person, who may own what is named: 日本, 田中."""
    return not _OWNERS.isdisjoint(token.pos)


def is_verbal_noun(token: Token) -> bool:
    """Whether the word is a noun that する makes a verb: 推進, 開催."""
    return token.pos[2:3] == ("サ変可能",)


def is_number(token: Token) -> bool:
    """Whether the word is a number: 2025, 三."""
    return token.pos[1:2] == ("数詞",)


def is_suffix(token: Token) -> bool:
    """Whether the word only follows others: 的, 化, 性."""
    return token.pos[0] == "接尾辞"


def is_particle(token: Token) -> bool:
    """Whether the word is a particle: の, は, から."""
    return token.pos[0] == "助詞"


def is_verb(token: Token) -> bool:
    """Whether the word is a verb: 関する, 使う."""
    return token.pos[0] == "動詞"


def is_clausal(token: Token) -> bool:
    """Whether the word makes a clause: a verb, an auxiliary or an adjective."""
    return token.pos[0] in _CLAUSAL


def modifies_noun(token: Token) -> bool:
    """Whether the word ends a clause that may modify a noun: 伸びる, した, 安全な; not 非常に."""
    return is_clausal(token) and not _is_stem(token)


def is_of_present(token: Token) -> bool:
    """Whether the word ends a clause before a noun, and not in the past: 伸びる, not 伸びた."""
    return modifies_noun(token) and token.surface not in {"た", "だ"}


def joins_nouns(token: Token) -> bool:
    """Whether the word joins two nouns: の."""
    return token.surface == _OF


def is_argument(token: Token) -> bool:
    """Whether the word says what a clause is about: は, が, を."""
    return token.surface in _ARGUMENTS


def makes_phrase(token: Token) -> bool:
    """Whether the word makes more of a heading than a name: 使う, とても, これ, は."""
    return token.pos[0] in _PHRASAL or is_argument(token)


def makes_statement(token: Token) -> bool:
    """Whether the word says what a sentence is about, or that something was done: は, が, た."""
    return token.surface in {"は", "が", "た", "、"}


def is_symbol(token: Token) -> bool:
    """Whether the word is a sign: ・, 、."""
    return token.pos[0] == "補助記号"


def is_letter(token: Token) -> bool:
    """Whether the word is a letter, alone or with others: A, α, API."""
    return token.pos[0] == _LETTER


def is_part_of_name(token: Token) -> bool:
    """Whether the word may be part of a name by itself: a noun, or a noun's prefix or suffix."""
    return token.pos[0] in _NAME_PARTS


def may_end_name(token: Token) -> bool:
    """Whether a name may end with the word: a noun that names something by itself."""
    if token.pos[0] not in _NOMINAL:
        return False
    return token.pos[1] != "助動詞語幹" and token.surface not in vocabulary.words("formal_nouns")


def is_joiner(token: Token) -> bool:
    """Whether the word is a sign inside a name: ・, -, &."""
    return bool(token.surface) and not token.surface.strip(_JOINERS)


def is_connector(token: Token) -> bool:
    """Whether the word may join two parts of a name: の, な, a verb, ため."""
    is_dependent = is_verb(token) or token.pos[1] == "非自立可能"
    return is_dependent or token.surface in vocabulary.words("connectors")


def with_verbal_end(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The words with a verb's stem at their end (埋め込み) taken for the noun that it is before a bracket.

    Not する and ある, which end no noun: 鍵を削除し(SHALL).
    """
    return (*tokens[:-1], *map(_as_noun, tokens[-1:]))


def with_verbal_parts(tokens: Sequence[Token]) -> Sequence[Token]:
    """The words with a verb's stem before a noun (繰り返し周期) taken for the part of a name that it is.

    Not where a particle leads to the verb, which then ends a clause: 鍵を用い署名する.
    """
    found = list(tokens)
    for number, following in enumerate(tokens[1:]):
        is_part = len(tokens[number].surface) > 1 and is_part_of_name(following)
        if is_part and not any(map(_may_lead_to_verb, tokens[number - 1 : number])):
            found[number] = _as_noun(tokens[number])
    return found


def _may_lead_to_verb(token: Token) -> bool:
    return is_particle(token) and token.surface not in {_OF, "は", "も"}


def _as_noun(token: Token) -> Token:
    """A verb's stem as the noun that it makes; any other word as it is."""
    is_verb_stem = token.pos[:2] == ("動詞", "一般") and _is_stem(token)
    return token._replace(pos=_VERBAL_NOUN) if is_verb_stem else token


def _is_stem(token: Token) -> bool:
    """Whether a verb or an adjective has the form that continues a sentence or makes a noun: 使い."""
    return token.pos[5].startswith("連用形")


def is_divider(token: Token) -> bool:
    """Whether the word makes a clause or divides names, and so is in no name: は, が, から, 及び."""
    return token.pos[0] == "接続詞" or _makes_clause(token)


def _makes_clause(token: Token) -> bool:
    return is_particle(token) and token.surface in vocabulary.words("clause_particles")


def ends_name(tokens: Sequence[Token]) -> bool:
    """Whether words end as names do, with a noun or its suffix; False for none."""
    return _ends_with(_NOUN_ENDS, tokens)


def ends_term(tokens: Sequence[Token]) -> bool:
    """Whether words end as a name does, or with a letter: 係数 α; False for none."""
    return _ends_with(_TERM_ENDS, tokens)


def _ends_with(parts_of_speech: Collection[str], tokens: Sequence[Token]) -> bool:
    return bool(tokens) and tokens[-1].pos[0] in parts_of_speech


def is_nominal(tokens: Sequence[Token], particles: Collection[str]) -> bool:
    """Whether words end as names do, and have no particles but these."""
    used = map(attrgetter("surface"), filter(is_particle, tokens))
    return ends_name(tokens) and set(used).issubset(particles)


def is_compound(tokens: Sequence[Token]) -> bool:
    """Whether words are one noun or several without a particle: 世界保健機関; False for none."""
    return ends_name(tokens) and all(map(_may_be_in_compound, tokens))


def _may_be_in_compound(token: Token) -> bool:
    return token.pos[0] in _NOMINAL or is_joiner(token)


def has_clause(tokens: Sequence[Token]) -> bool:
    """Whether the words have a particle that no name has: は, が, を; a name may have it before の: への."""
    return any(map(_makes_clause, _not_before_no(tokens)))


def ends_clause(tokens: Sequence[Token]) -> bool:
    """Whether words with a particle end in a verb: 陰性と判断する, not 調達する."""
    return any(map(is_verb, tokens[-1:])) and any(map(is_particle, tokens))


def _not_before_no(tokens: Sequence[Token]) -> Iterable[Token]:
    """The words without の after them: after から and まで it joins two nouns."""
    following = (*map(attrgetter("surface"), tokens[1:]), "")
    return compress(tokens, map(_OF.__ne__, following))


def is_only_a_place(tokens: Sequence[Token]) -> bool:
    """Whether all words are names of places: 東京, 日本 東京; False for none."""
    return _are_all(is_place, tokens)


def is_only_a_person(tokens: Sequence[Token]) -> bool:
    """Whether all words are parts of a person's name: 田中 太郎; False for none."""
    return _are_all(is_person, [token for token in tokens if token.surface.strip("・＝ 　")])


def _are_all(is_such: Callable[[Token], bool], tokens: Sequence[Token]) -> bool:
    return bool(tokens) and all(map(is_such, tokens))


def is_own_name(tokens: Sequence[Token]) -> bool:
    """Whether words are nothing but a place's name or a person's."""
    return is_only_a_place(tokens) or is_only_a_person(tokens)


def describes(tokens: Sequence[Token]) -> bool:
    """Whether words describe something and do not name it: 大会に向けて開く会合, not 漁業に関する協定."""
    verbs = map(attrgetter("surface"), filter(is_verb, tokens))
    return not vocabulary.words("verbs_of_names").issuperset(verbs)


def names_something(tokens: Sequence[Token]) -> bool:
    """Whether words in a bracket are a name: they end as one does, are no mere places, and make no clause."""
    if not ends_name(tokens) or any(map(is_divider, _not_before_no(tokens))):
        return False
    is_remark = tokens[-1].surface in vocabulary.words("remark_suffixes")
    is_mere_place = all(map(is_place, filterfalse(is_symbol, tokens)))
    return may_end_name(tokens[-1]) and not (is_remark or is_mere_place)


def may_be_alias(tokens: Sequence[Token]) -> bool:
    """Whether words beside a name may be another one: no clause and no phrase with の."""
    return not any(map(is_particle, tokens)) and (ends_name(tokens) or not any(map(is_verb, tokens)))


def is_one_word(tokens: Sequence[Token]) -> bool:
    """Whether there is one common noun, with the suffixes that follow it: 組合, 連合会."""
    is_common = bool(tokens) and not is_proper_noun(tokens[0])
    return is_common and all(map(is_suffix, tokens[1:]))


def is_only_a_deed(tokens: Sequence[Token]) -> bool:
    """Whether the one word says what somebody does, and so names nothing: 推進, 対応."""
    return len(tokens) == 1 and is_verbal_noun(tokens[0])
