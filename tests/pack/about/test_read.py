from __future__ import annotations

import datetime

import pytest

from kindling.pack.about import About, AskedQuestion, BadAbout, FileWishes, Speaker, read_about
from kindling.pack.about.read import HOW, NO_ALT
from kindling.pack.document import Colours, Run

WHOLE = b"""
title = "The courage to pause"
date = 2026-09-17
start = "18:00"
zone = "Europe/London"
groups = [5, 5, 6]

[about]
text = ["Plain words.", ["With ", {text = "strength", strong = true}, "."]]

[[speakers]]
name = "Ingrid Solheim"
role = "Midwife"

[[questions]]
text = "What would you stop?"
posed_by = "Ingrid"

[sections]
order = ["heard", "about"]
omit = ["resources"]
titles = {chat = "Typed on the side"}

[files."chat of room 3.txt"]
room = "Room 3"
shift = -42

[theme.light]
accent = "#123456"
"""


def wrong(text: bytes) -> str:
    with pytest.raises(BadAbout) as told:
        read_about(text)
    return told.value.sentence


def test_everything_a_producer_writes_is_read() -> None:
    about = read_about(WHOLE)
    assert about.title == "The courage to pause"
    assert about.date == datetime.date(2026, 9, 17)
    assert (about.start, about.zone, about.groups) == ("18:00", "Europe/London", (5, 5, 6))
    assert about.about.text == ((Run("Plain words."),), (Run("With "), Run("strength", strong=True), Run(".")))
    assert about.speakers == (Speaker("Ingrid Solheim", role="Midwife"),)
    assert about.questions == (AskedQuestion("What would you stop?", "Ingrid"),)
    assert (about.sections.order, about.sections.omit) == (("heard", "about"), ("resources",))
    assert about.sections.titles == {"chat": "Typed on the side"}
    assert about.files == {"chat of room 3.txt": FileWishes("Room 3", -42.0)}
    assert about.theme.light == Colours(accent="#123456")


def test_an_empty_file_leaves_everything_as_it_is() -> None:
    assert read_about(b"") == About()


def test_what_stands_in_the_file_wins_over_the_theme_given_before() -> None:
    theme = read_about(b'community = "The Kettle"\ntitle = "Any"\n[theme.light]\naccent = "#123456"\ntext = "#000000"')
    about = read_about(b'title = "September"\n[theme.light]\ntext = "#111111"\n[files.x]\nroom = "1"', base=theme)
    assert (about.title, about.community, about.files) == ("September", "The Kettle", {"x": FileWishes("1")})
    assert about.theme.light == Colours(accent="#123456", text="#111111")


def test_every_mistake_is_told_with_its_key_its_line_and_a_remedy() -> None:
    text = b'tilte = "x"\ndate = "soon"\n\n[[speakers]]\nname = "A"\n\n[[speakers]]\nrole = "b"\nfoo = 1\n'
    assert wrong(text).splitlines() == [
        f'pack.toml, line 2: date: this must be a date, not "soon". {HOW["date"]}',
        "pack.toml, line 7: speakers.2.name: it is missing. Write it in.",
        "pack.toml, line 9: speakers.2.foo: no such key. Remove it.",
        "pack.toml, line 1: tilte: no such key. Did you mean title?",
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (b"a b", "pack.toml: this is not TOML: Expected '=' after a key in a key/value pair (at line 1, column 3)."),
        (b"title = 'x'\n\nseries = '\xff'", "pack.toml, line 3: this is not UTF-8 text."),
    ],
)
def test_what_is_no_toml_is_told_with_its_line(text: bytes, told: str) -> None:
    assert wrong(text) == told


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (b'[theme.light]\n\n# a comment = here\nground = "red"', "line 4: theme.light.ground"),
        (b'[files."c.txt"]\nshift = "a"', "line 2: files.c.txt.shift"),
        (b'["files"]\n[files.x]\nroom = 3', "line 3: files.x.room"),
        (b'theme.light.ground = "red"', "line 1: theme.light.ground"),
        (b'zone = "Europe/Lundon"', "line 1: zone"),
        (b"groups = [5, 0]", "line 1: groups.2"),
        (b'speakers = "Ada"', "line 1: speakers"),
        (b'[sections]\norder = ["nope"]', "line 2: sections.order.1"),
        (b'[[resources]]\ntitle = "a"\n[[resources]]\ntitle = "b"\nurl = "javascript:x"', "line 5: resources.2.url"),
        (b'[thanks]\nenquiries = "nobody"', "line 2: thanks.enquiries"),
    ],
)
def test_the_line_of_a_mistake_is_the_line_it_stands_on(text: bytes, place: str) -> None:
    assert wrong(text).startswith(f"pack.toml, {place}: ")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (b'[theme.light]\nacent = "#ffffff"', "2: theme.light.acent: no such key. Did you mean accent?"),
        (b'title = "a"\n\n[[speaker]]\nname = "A"', "3: speaker: no such key. Did you mean speakers?"),
        (b'[[speakers]]\nname = "A"\nemial = "a"', "3: speakers.1.emial: no such key. Remove it."),
        (b"[files.x]\nrom = 1", "2: files.x.rom: no such key. Did you mean room?"),
        (
            b'today = [[{text = "a", stronk = true}]]',
            "1: today.1.1.stronk: no such key. Did you mean strong?",
        ),
        (b'speakers = "Ada"', f'1: speakers: this must be a list, in square brackets, not "Ada". {HOW["speakers"]}'),
        (b"title = 3", "1: title: this must be words in quotes, not 3."),
        (b'month = "May"', f"1: month: this is not written as it must be. {HOW['month']}"),
        (b'names = "all"', "1: names: this must be one of 'name', 'first name' or 'nobody', not \"all\"."),
        (
            b'[[speakers]]\nname = "A"\n[[speakers]]\nname = "B"\nphoto = "b.png"\nalt = " "',
            f"6: speakers.2.alt: {NO_ALT}",
        ),
    ],
)
def test_a_mistake_is_told_in_the_words_of_those_who_write(text: bytes, told: str) -> None:
    assert wrong(text) == f"pack.toml, line {told}"


def test_many_mistakes_are_not_all_told() -> None:
    assert len(wrong(b"groups = [" + b"0, " * 9000 + b"]").splitlines()) == 30


def test_a_file_may_begin_with_the_mark_that_some_editors_write() -> None:
    assert read_about(b'\xef\xbb\xbftitle = "Small repairs"').title == "Small repairs"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (b"#" * (2**20 + 1), "pack.toml has more than 1 MiB."),
        (b"a = " + b"[" * 50_000, "pack.toml: brackets stand in brackets too deep to be read."),
        (b"\n" + b"a." * 50_000 + b"a = 1", "pack.toml, line 2: this key has more than 20 dots."),
        (b"[" + b'"\\"" . ' * 50_000 + b"'a']", "pack.toml, line 1: this key has more than 20 dots."),
    ],
)
def test_what_would_cost_all_memory_is_refused_before_it_is_read(text: bytes, told: str) -> None:
    assert wrong(text) == told


def test_looking_for_many_dots_takes_no_longer_than_reading() -> None:
    assert wrong(b'\\"' * 500_000).startswith("pack.toml: this is not TOML: ")


def test_words_with_many_dots_are_words() -> None:
    words = "First this. Then that. " * 40 + "and so on" + " . . ." * 30
    assert read_about(f'subtitle = "{words}"'.encode()).subtitle == words
