"""What a file of a pack made elsewhere is: by its content, with a clear sentence where it is none."""

from __future__ import annotations

import zlib

import pytest

from kindling.publication import files
from kindling.publication.files import PDF, PPTX, BadFile, MadeFile, made_file
from tests.factories.made import pdf, pptx, zipped


def test_content_decides_what_a_file_is() -> None:
    printed, slides = pdf(14, title="  Small\nrepairs "), pptx(3, title="Small repairs")
    assert made_file("pack.pptx", printed) == MadeFile(PDF, 14, "Small repairs", printed)
    assert made_file("pack.pdf", slides) == MadeFile(PPTX, 3, "Small repairs", slides)


@pytest.mark.parametrize(
    "title",
    ["PowerPoint Presentation", "Microsoft PowerPoint - august.pptx", "Untitled", "pack-final-2.pdf", "Slide 1", " "],
)
def test_a_title_that_a_program_wrote_is_none(title: str) -> None:
    assert made_file("a.pdf", pdf(title=title)).title == ""


def _bomb() -> bytes:
    packed = zlib.compress(bytes(70 * 1024 * 1024))
    return b"%PDF-1.7\n1 0 obj\n<</Length 1>>\nstream\n" + packed + b"\nendstream\nendobj\n%%EOF"


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "is empty"),
        (b"\n\n", "is empty"),
        (pdf(locked="kettle"), "locked with a password"),
        (b"%PDF-1.7\nnothing more", "damaged"),
        (pdf(0), "damaged"),
        (_bomb(), "grows far too much"),
        (pptx(0), "no slide"),
        (pptx()[:-600], "damaged"),
        (zipped("ppt/presentation.xml"), "slides are damaged"),
        (zipped("ppt/presentation.xml", "ppt/vbaProject.bin"), "macros"),
        (zipped("word/document.xml"), "Only PDF and PowerPoint"),
        (zipped("content.xml", "mimetype"), "Only PDF and PowerPoint"),
        (b"  <!DOCTYPE html><p>Hello", "web page"),
        (b"\xef\xbb\xbf<svg onload=''>", "web page"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + b"slides", "old or a locked Office file"),
        (b"GIF89a", "Only PDF and PowerPoint"),
    ],
)
def test_what_is_no_pack_is_refused_with_the_reason(data: bytes, why: str) -> None:
    with pytest.raises(BadFile) as told:
        made_file("august.pdf", data)
    assert told.value.sentence.startswith("august.pdf")
    assert why in told.value.sentence
    assert told.value.remedy


def test_a_file_over_the_limit_is_refused_before_it_is_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    assert files.LIMIT == 50 * 1024 * 1024
    monkeypatch.setattr(files, "LIMIT", 2 * 1024 * 1024)
    with pytest.raises(BadFile, match=r"big\.pdf has 3 MiB; a file may have 2"):
        made_file("big.pdf", b"%PDF-" + bytes(3 * 1024 * 1024))
