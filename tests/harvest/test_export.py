"""An export's bytes, decoded once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kindling.harvest.export import DAMAGED, Export, decode


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        ("Zoë\n".encode(), "utf-8"),
        ("Zoë\n".encode("utf-8-sig"), "utf-8"),
        ("Zoë\n".encode("utf-16"), "utf-16-le"),
        (b"\xfe\xff" + "Zoë\n".encode("utf-16-be"), "utf-16-be"),
        ("Zoë\n".encode("utf-16-le"), "utf-16-le"),
        ("Zoë\n".encode("utf-16-be"), "utf-16-be"),
        ("Zoë\n".encode("cp1252"), "cp1252"),
    ],
)
def test_text_is_the_same_in_every_encoding(data: bytes, encoding: str) -> None:
    assert decode(data) == ("Zoë\n", encoding)


@pytest.mark.parametrize("data", [b"PK\x03\x04rest", b"%PDF-1.7", b"\xff\x00\x01\xfa\x80 junk"])
def test_what_is_no_text_is_binary_and_empty(data: bytes) -> None:
    export = Export(data)
    assert (export.text, export.encoding, export.is_text) == ("", "binary", False)


def test_office_document_is_a_zip_and_a_chat_is_not() -> None:
    assert (Export(b"PK\x03\x04").is_zip, Export(b"hello").is_zip) == (True, False)


def test_only_a_guessed_encoding_warns() -> None:
    assert Export(b"caf\xe9").warnings == ("The file is not UTF-8; it was read as Windows-1252.",)
    assert Export("café".encode()).warnings == ()


def test_every_kind_of_newline_ends_a_line_and_no_separator_of_unicode_does() -> None:
    export = Export("a\r\nb\r\r\nc\nd\re\u2028f\x0bg\n".encode())
    assert export.lines == ("a", "b", "c", "d", "e\u2028f\x0bg", "")
    assert [export.line_at(export.text.index(char)) for char in "abcdefg"] == [1, 2, 3, 4, 5, 5, 5]


def test_half_a_million_lone_carriage_returns_are_lines_within_a_second() -> None:
    assert len(Export(b"\r" * 500_000).lines) == 500_001


@given(st.text(alphabet="\r\na", max_size=60))
def test_lines_and_their_numbers_agree(text: str) -> None:
    export = Export(text.encode())
    assert sum(len(line) for line in export.lines) == text.count("a")
    assert export.line_at(len(text)) == len(export.lines)


def test_a_few_broken_bytes_do_not_turn_the_whole_file_into_another_encoding() -> None:
    data = "18:00:00 From 李伟 to Everyone:\r\n\tGrüße, café, ❤️, naïve\r\n".encode()
    broken = Export(data.replace("café".encode(), b"caf\xe9"))
    assert broken.encoding == DAMAGED
    assert "李伟" in broken.text
    assert "caf\ufffd" in broken.text
    assert broken.warnings == ("Some bytes of the file are no UTF-8; each shows as \ufffd.",)
