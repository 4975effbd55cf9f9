from __future__ import annotations

import re

from kindling.pack.document import Colours, Fonts, Theme
from kindling.renderers.web import styles


def test_colours_of_the_theme_come_first_and_dark_redefines_them_alone() -> None:
    style = styles.sheet(Theme(light=Colours(ground="#010203"), dark=Colours(ground="#040506")), draft=False)
    light, dark = re.findall(r":root\{([^}]*)\}", style)[:2]
    assert "--c-ground:#010203" in light
    assert "--c-ground:#040506" in dark
    assert {part.split(":")[0][:4] for part in dark.split(";")} == {"--c-"}


def test_no_colour_is_written_outside_the_theme() -> None:
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b", styles._sheets()) == []


def test_font_of_the_theme_stands_first_and_the_bundled_one_behind_it() -> None:
    style = styles.sheet(Theme(fonts=Fonts("Cooper's Light", "Inter")), draft=False)
    assert '--font-heading:"Cooper\\27 s Light","Fraunces"' in style
    assert '--font-text:"Inter","Source Sans 3"' in style


def test_name_of_a_font_cannot_leave_its_string() -> None:
    hostile = '"}</style><script>alert(1)</script>'
    style = styles.sheet(Theme(fonts=Fonts(hostile, hostile)), draft=False)
    assert [one for one in ("</style", "<script") if one in style] == []


def test_theme_of_any_number_of_colours_has_a_class_for_each() -> None:
    style = styles.sheet(Theme(light=Colours(notes=("#111111",), discs=(), initials=())), draft=False)
    assert re.findall(r"\.(note-\d+|disc-\d+|initials-\d+)\{", style) == ["note-0"]


def test_every_colour_of_the_sheets_is_one_of_the_theme() -> None:
    used = set(re.findall(r"var\((--c-[a-z0-9-]+)", styles._sheets()))
    assert used <= set(re.findall(r"(--c-[a-z0-9-]+):", styles.sheet(Theme(), draft=False)))


def test_forced_colours_replace_every_colour_of_the_theme() -> None:
    style = styles.sheet(Theme(), draft=False)
    light, forced = (re.findall(r":root\{([^}]*)\}", style)[number] for number in (0, 2))
    names = [part.split(":")[0] for part in light.split(";") if part.startswith("--c-")]
    assert [part.split(":")[0] for part in forced.split(";")] == names
    assert {part.split(":")[1] for part in forced.split(";")} == {"Canvas", "CanvasText", "LinkText"}
    assert {"--c-cover:Canvas", "--c-cover-text:CanvasText", "--c-cover-accent:CanvasText"} <= set(forced.split(";"))
