"""Office documents are looked at before any library opens them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

import pytest

from kindling.harvest import archives
from kindling.harvest.archives import BadArchive, check_office

SOUND = b'<?xml version="1.0"?><w:p xmlns:w="urn:w">Hello</w:p>'
LAUGHS = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>'


def packed(parts: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


def refusal(data: bytes) -> str:
    with pytest.raises(BadArchive) as caught:
        check_office(data)
    return caught.value.sentence


def test_sound_document_passes() -> None:
    check_office(packed({"word/document.xml": SOUND, "word/media/a.png": b"\x89PNG"}))


def test_bytes_that_are_no_archive_are_refused() -> None:
    assert refusal(b"PK\x03\x04 and then nothing") == "The document is broken: it cannot be unpacked."


def test_damaged_part_is_refused() -> None:
    data = packed({"word/document.xml": SOUND}, zipfile.ZIP_STORED)
    assert refusal(data.replace(b"Hello", b"Jello")) == "The document is broken: it cannot be unpacked."


def test_bomb_is_refused_by_its_ratio() -> None:
    assert refusal(packed({"word/document.xml": b" " * 4_000_000})) == (
        "The document grows far too much when it is unpacked; it was not opened."
    )


def test_document_that_unpacks_too_far_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "UNPACKED", 1024 * 1024)
    assert refusal(packed({"a.bin": bytes(3 * 1024 * 1024)}, zipfile.ZIP_STORED)) == (
        "The document unpacks to 3 MiB; more than 1 MiB is not opened."
    )


def test_document_of_too_many_parts_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "MEMBERS", 2)
    assert refusal(packed({"a": b"", "b": b"", "c": b""})) == ("The document has 3 parts; more than 2 are not opened.")


def test_unusual_packing_is_refused() -> None:
    assert refusal(packed({"word/document.xml": SOUND}, zipfile.ZIP_BZIP2)) == (
        "The document is locked or packed in an unusual way."
    )


@pytest.mark.parametrize("name", ["word/document.xml", "_rels/.rels", "word/really.bin", "word/media/drawing.svg"])
def test_entities_are_refused_whatever_the_part_is_called(name: str) -> None:
    assert refusal(packed({name: LAUGHS})) == (
        f"The document's part {name} defines entities or a type; it was not opened."
    )


def test_entities_in_utf_16_are_refused() -> None:
    assert refusal(packed({"part.bin": LAUGHS.decode().encode("utf-16")})) == (
        "The document's part part.bin defines entities or a type; it was not opened."
    )


def test_document_type_is_refused_in_xml_yet_allowed_in_a_picture() -> None:
    picture = b'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "svg11.dtd"><svg/>'
    check_office(packed({"word/media/drawing.svg": picture}))
    assert refusal(packed({"word/document.xml": picture})) == (
        "The document's part word/document.xml defines entities or a type; it was not opened."
    )


def test_unsound_xml_is_refused_yet_an_unsound_page_beside_it_is_not() -> None:
    check_office(packed({"word/chunk.htm": b"<p>One<br>two"}))
    assert refusal(packed({"word/document.xml": b"<a><b></a>"})) == (
        "The document's part word/document.xml is not sound XML."
    )


def test_unknown_encoding_is_unsound() -> None:
    assert refusal(packed({"a.xml": b'<?xml version="1.0" encoding="x-nothing"?><a/>'})) == (
        "The document's part a.xml is not sound XML."
    )
