import hashlib
import unicodedata

import pytest

from yougo.errors import UnreadableDocument
from yougo.readers import read
from yougo.readers.encoding import decode

TEXT = "信頼性のある自由なデータ流通（DFFT）は、\n国際会議で確認された。ｶﾀｶﾅも読む。\n"
SENTENCES = TEXT.replace("ｶﾀｶﾅ", "カタカナ")


def noise(seed, length=4000):
    return hashlib.shake_128(bytes([seed])).digest(length)


@pytest.mark.parametrize(
    "encoding",
    "utf-8 utf-8-sig utf-16 utf-16-le utf-16-be utf-32 cp932 euc_jp iso2022_jp".split(),
)
def test_japanese_encodings_are_recognised(encoding):
    assert decode(SENTENCES.encode(encoding), "a.txt") == SENTENCES


@pytest.mark.parametrize("encoding", "utf-8 utf-16 utf-16-le utf-16-be cp932 euc_jp iso2022_jp".split())
def test_a_few_words_are_enough(encoding):
    assert decode("用語を集める表".encode(encoding), "a.txt") == "用語を集める表"


@pytest.mark.parametrize("encoding", "ascii utf-16 utf-16-le utf-16-be".split())
def test_english_is_read_in_wide_encodings_too(encoding):
    assert decode("Data Free Flow with Trust\n".encode(encoding), "a.txt") == "Data Free Flow with Trust\n"


def test_half_width_kana_are_cp932():
    assert decode(TEXT.encode("cp932"), "a.txt") == TEXT


@pytest.mark.parametrize("encoding", ["cp932", "euc_jis_2004"])
def test_circled_digits_are_read_where_a_standard_has_none(encoding):
    text = "①東京㈱の会議。\n②大阪の会議。\n" * 3
    assert decode(text.encode(encoding), "a.txt") == text


def test_circled_digits_are_read_in_mail():
    mail = "①東京の会議".encode("iso2022_jp_2004").replace(b"\x1b$(Q", b"\x1b$B")
    assert decode(mail, "a.txt") == "①東京の会議"


def test_line_breaks_of_all_systems_are_one():
    assert decode(b"a\r\nb\rc\n", "a.txt") == "a\nb\nc\n"


def test_decomposed_characters_are_composed():
    assert decode(unicodedata.normalize("NFD", "がぎぱ").encode(), "a.txt") == "がぎぱ"


def test_stray_control_characters_are_dropped():
    assert decode("用\x00語\x1f、\ufeff表\n".encode(), "a.txt") == "用語、表\n"


def test_single_surrogates_are_dropped_and_pairs_are_joined():
    assert decode("用\ud800語\ud83d\ude00".encode("utf-8", "surrogatepass"), "a.txt") == "用語😀"
    assert decode(b"\xff\xfe" + "用\ud800語".encode("utf-16-le", "surrogatepass"), "a.txt") == "用語"


@pytest.mark.parametrize(
    "data",
    [
        bytes(200),
        bytes(range(256)) * 4,
        b"\x89PNG\r\n\x1a\n" + bytes(40) + noise(1),
        b"PK\x03\x04" + noise(2),
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + noise(3),
        b"\xff\xfeabc",
    ],
    ids="zeros all png zip pdf half-utf-16".split(),
)
@pytest.mark.parametrize("suffix", [".md", ".txt", ".csv"])
def test_what_is_no_text_is_refused_in_one_sentence(data, suffix):
    with pytest.raises(UnreadableDocument) as refusal:
        read(data, f"binary{suffix}")
    message = str(refusal.value)
    assert message.startswith(f"binary{suffix} cannot be read: ")
    assert "save it as UTF-8" in message or "print it to a new PDF" in message
    assert "\n" not in message


def test_damaged_utf_8_is_no_other_encoding():
    damaged = ("用語を集める。\n" * 30).encode() + b"\xe7\x94\n" + "用語\n".encode()
    with pytest.raises(UnreadableDocument, match="line 31 is not valid UTF-8"):
        decode(damaged, "a.txt")


def test_noise_is_read_or_refused_but_never_crashes():
    refused = 0
    for length in range(1, 60):
        for seed in range(5):
            try:
                assert isinstance(decode(noise(seed, length), "a.txt"), str)
            except UnreadableDocument:
                refused += 1
    assert refused
