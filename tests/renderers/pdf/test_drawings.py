"""Do pictures stand in the PDF as they are, and is a broken one no reason to fail?"""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from PIL import Image

from kindling.pack.document import Colours, Media, Pack, Picture, Pictures, Profile, Profiles, Section, Theme
from kindling.renderers.drawing.pixels import pixels
from kindling.renderers.pdf import drawings, render
from kindling.renderers.pdf.drawings import mended, picture
from tests.factories import packs
from tests.renderers.pdf import structure


def drawn(kind: str, size: tuple[int, int] = (40, 30)) -> bytes:
    stored = io.BytesIO()
    Image.new("RGB", size, "#b5462f").save(stored, kind)
    return stored.getvalue()


def showing(data: bytes, kind: str = "image/png", *, decorative: bool = False) -> Pack:
    media = Media("one", kind, data)  # type: ignore[arg-type]
    seen = Picture("one", "" if decorative else "A red field", decorative=decorative)
    profile = Profile("Ada", photo=seen)
    section = Section("one", "speakers", "One", (Pictures((seen,)), Profiles((profile,)), Pictures(())))
    return Pack("A pack", "A series", sections=(section,), media=(media,))


@pytest.mark.parametrize(("kind", "size"), [("PNG", (40, 30)), ("JPEG", (30, 40)), ("JPEG", (1, 1))])
def test_size_is_read_from_the_head_of_a_picture(kind: str, size: tuple[int, int]) -> None:
    assert pixels(drawn(kind, size)) == size


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x89PNG\r\n\x1a\n",
        b"\x89PNG\r\n\x1a\n" + b"\0" * 40,
        b"GIF89a" + b"\0" * 40,
        b"\xff\xd8" + b"\0" * 40,
        b"\xff\xd8\xff\xc0\x00\x11\x08" + b"\0" * 40,
        b"\xff\xd8\xff\xe0\x00\x04ab",
    ],
)
def test_what_is_no_picture_has_no_size(data: bytes) -> None:
    assert pixels(data) is None
    assert picture(Media("one", "image/png", data)) is None


def test_broken_picture_shows_its_alternative_text() -> None:
    made = render(showing(b"nothing"))
    assert structure.words(made.data).count("A red field") == 2
    assert structure.problems(made.data) == []


def test_picture_cut_short_is_no_reason_to_fail() -> None:
    for data in (drawn("PNG", (300, 300))[:300], drawn("JPEG", (64, 64))[:-200], drawn("JPEG", (9, 9))[:60]):
        made = render(showing(data, "image/jpeg"))
        assert structure.problems(made.data) == []
        assert made.report in {(), ("The picture one cannot be read: its alternative text stands in its place.",)}


def test_picture_that_the_compiler_refuses_is_drawn_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    head = drawn("PNG")[:60]
    whole = drawn("PNG")
    monkeypatch.setattr(drawings, "mended", lambda media: replace(media, data=whole))
    assert render(showing(head)).report == ()


def test_picture_that_only_pillow_can_read_is_drawn_anew() -> None:
    stored = io.BytesIO()
    Image.new("I;16", (20, 20)).save(stored, "PNG")
    assert mended(Media("one", "image/png", stored.getvalue())) is not None
    assert mended(Media("one", "image/png", b"nothing")) is None


def test_decorative_picture_is_not_told() -> None:
    seen = structure.opened(render(showing(drawn("JPEG"), "image/jpeg")).data)
    hidden = structure.opened(render(showing(drawn("JPEG"), "image/jpeg", decorative=True)).data)
    assert [sum(e.S == "/Figure" for e in structure.elements(pdf)) for pdf in (seen, hidden)] == [2, 0]


def test_logo_stands_on_the_cover_with_its_words() -> None:
    media = Media("logo", "image/png", drawn("PNG"))
    named = replace(packs.small(), community="A community", media=(media,), theme=Theme(logo="logo", logo_alt="A logo"))
    pdf = structure.opened(render(named).data)
    figures = [e for e in structure.elements(pdf) if e.S == "/Figure"]
    assert [str(e.Alt) for e in figures] == ["A logo"]
    silent = replace(named, theme=Theme(logo="logo"))
    assert structure.problems(render(silent).data) == []


def test_theme_without_discs_of_its_own_draws_in_its_accent() -> None:
    bare = replace(packs.small(), theme=Theme(light=Colours(discs=())), groups=(5, 5))
    assert structure.problems(render(bare).data) == []
