"""Texts as small as deflate makes them with a dictionary of what most of them share.

A glossary's records are short and alike: alone, each would be deflated to half its size; with the dictionary
it is a seventh (RFC 1950; zlib's manual on `deflateSetDictionary`).
"""

import zlib

_WINDOW, _MEMORY = 13, 6
"""Bits of zlib's window and hash table: with more, a record is no smaller and takes twice as long."""
LONGEST = 1 << 28
"""Bytes of a text. What a forged glossary holds could fill any memory."""
_UNFINISHED = "a packed record is cut off or too long"
SHARED = """
", "citation": "", "former": ["", "aliases": ["", "acronym": "", "problems": [{"code": "", "url": "https://www.
", "voice": "", "letters": "initials", "definition": "", "kind": "text", "kind": "footnote"
"rule": "footnotes", "rule": "name_then_bracket", "basis": "chunk"}, {"text": "", "basis": "extended"}]
{"rule": "glossary_tables", "place": {"document": ".md", "line": 1}, "kind": "table", "japanese": [{"text": "
", "basis": "cell", "is_bounded": true}], "english": "", "reading": "", "sentence": "
", "variants": [{"text": "", "lang": "ja", "type": "variant", "former": false, "count": 1}], "warnings": [
{"code": "reading-unverified", "message": "The engines disagree on the reading, or cannot tell; \
set it with `yougo edit  --reading …`", "places": []}], "edition_of": null}
{"id": "", "acronym": null, "japanese": "", "reading": "", "reading_verified": true, "english": "
", "definition": null, "status": "candidate", "variants": [], "warnings": [], "sources": [{"document": "
", "line": 1, "kind": "table", "quote": "", "rule": "glossary_tables", "names": ["", ""], "letters": null}], \
"romaji": "", "note": null, "tags": [], "decisions": [], "confidence": 0.95, "edition_of": null}
{"id": "", "japanese": "", "reading": {"text": "", "verified": true, "basis": "document", "others": ["
", "ruby": [{"base": "", "kana": ""}, {"base": "の"}, {"base": "", "kana": ""}], "romaji": ""}, "english": "
", "evidence": [{"place": {"document": "", "line": 1}, "kind": "table", "quote": "
", "rule": "glossary_tables", "names": ["", ""], "is_bounded": true}], "sort": "", "confidence": 0.95}\
""".encode()
"""Part of the database's layout: with another one nothing that was packed can be read."""


def pack(text: str) -> bytes:
    """A text made small.

    >>> unpack(pack('{"id": "who", "japanese": "世界保健機関"}'))
    '{"id": "who", "japanese": "世界保健機関"}'
    """
    packer = zlib.compressobj(6, zlib.DEFLATED, _WINDOW, _MEMORY, zlib.Z_DEFAULT_STRATEGY, SHARED)
    return packer.compress(text.encode()) + packer.flush()


def unpack(packed: bytes) -> str:
    """The text that `pack` made small.

    Raises:
        ValueError, TypeError: it did not come from `pack`.
    """
    unpacker = zlib.decompressobj(_WINDOW, SHARED)
    try:
        text = unpacker.decompress(packed, LONGEST)
    except zlib.error as error:
        raise ValueError(str(error)) from None
    if not unpacker.eof:
        raise ValueError(_UNFINISHED)
    return text.decode()
