import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yougo.search import LAYOUT, packing


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_comes_back_from_its_pack(text: str) -> None:
    assert packing.unpack(packing.pack(text)) == text


@pytest.mark.parametrize(
    "packed", [b"", b"\x1b[2J", packing.pack("用語" * 99)[:-9], zlib.compress(b"no dictionary")]
)
def test_what_is_no_pack_is_refused(packed: bytes) -> None:
    with pytest.raises(ValueError, match=r"Error -3|cut off"):
        packing.unpack(packed)


def test_a_pack_that_would_fill_the_memory_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packing, "LONGEST", 1000)
    assert packing.unpack(packing.pack("0" * 999))
    with pytest.raises(ValueError, match="too long"):
        packing.unpack(packing.pack("0" * 1001))


def test_another_dictionary_is_another_layout() -> None:
    """If this fails, raise `search.LAYOUT`: records that were packed with the old one cannot be read."""
    assert (LAYOUT, zlib.adler32(packing.SHARED)) == (16, 2557206983)
