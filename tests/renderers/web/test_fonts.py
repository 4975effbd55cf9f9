from __future__ import annotations

import base64
import re
from importlib.resources import files
from io import BytesIO
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from kindling.renderers.web import fonts

LICENSES = Path(__file__).parents[3] / "LICENSES"


def test_further_letters_come_only_where_words_need_them() -> None:
    assert [fonts.needs_further(text) for text in ("Æøß œ “…”", "林小雨 Ж", "Łódź", "Þórður", "ő")] == [
        False,
        False,
        True,
        False,
        True,
    ]


def test_every_face_is_a_rule_with_its_file_inside() -> None:
    rules = fonts.faces("Łódź").splitlines()
    assert len(rules) == 2 * len(fonts.FACES)
    assert len(fonts.faces("plain").splitlines()) == len(fonts.FACES)
    heads = {base64.b64decode(re.findall(r"base64,([^)]*)", rule)[0])[:4] for rule in rules}
    assert heads == {b"wOF2"}


@pytest.mark.parametrize("face", fonts.FACES, ids=lambda face: face.file("latin"))
def test_file_of_a_face_holds_western_letters_and_is_free(face: fonts.Face) -> None:
    pytest.importorskip("brotli")
    font = TTFont(BytesIO(files("kindling.renderers.web").joinpath("fonts", face.file("latin")).read_bytes()))
    assert set(map(ord, "AZaz09“”’–…éßÆø")) <= set(font.getBestCmap())
    assert "scripts.sil.org/OFL" in font["name"].getDebugName(14)


def test_licence_of_every_family_is_bundled() -> None:
    names = {face.family.lower().replace(" ", "-") for face in fonts.FACES}
    texts = {name: (LICENSES / f"{name}.txt").read_text(encoding="utf-8") for name in names}
    assert ["SIL OPEN FONT LICENSE" in text for text in texts.values()] == [True, True]
