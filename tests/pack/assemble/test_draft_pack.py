"""The draft pack as a whole: what goes in, in what order, and what never does."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import replace
from typing import TypeVar

import pytest

from kindling.harvest.hour import ReadFile
from kindling.harvest.merge import merge
from kindling.harvest.records import ChatLine, Harvest, Span, SpokenLine
from kindling.pack.about import About, read_about
from kindling.pack.assemble import Draft, NothingHeard, draft_pack, heard
from kindling.pack.assemble.heard import best_quotes, grouped
from kindling.pack.assemble.hour_parts import hour_parts
from kindling.pack.assemble.housekeeping import is_housekeeping
from kindling.pack.assemble.material import Material
from kindling.pack.assemble.voices import clock_label
from kindling.pack.document import (
    Bullets,
    Chat,
    Flag,
    Heading,
    Media,
    Pack,
    Points,
    Quotation,
    Reflections,
    Resources,
    Section,
    World,
    dump,
    load,
    string,
    words,
)
from kindling.pack.draft import DraftBullet, DraftQuote, Highlights, Theme
from tests.factories.exports import SAMPLE, file, sample_files, zoom_chat, zoom_vtt

Kind = TypeVar("Kind")
ABOUT = read_about((SAMPLE / "pack.toml").read_bytes())


SECRETS = ("complained about", "between us, what", "my manager must not", "sister's scan", "07700", "Pomfret")
"""Words of private messages and of personal data in the sample hour."""


@pytest.fixture(scope="module")
def draft() -> Draft:
    return draft_pack(sample_files(), ABOUT, earlier=sample_files(earlier=True))


def section(pack: Pack, role: str) -> Section:
    return next(one for one in pack.sections if one.role == role)


def blocks(pack: Pack, kind: type[Kind]) -> Iterator[Kind]:
    yield from (block for one in pack.sections for block in one.blocks if isinstance(block, kind))


def test_the_sample_hour_makes_every_section_that_has_something_to_show(draft: Draft) -> None:
    assert [one.role for one in draft.pack.shown] == [
        "about",
        "series",
        "world",
        "today",
        "speakers",
        "heard",
        "question",
        "discussion",
        "chat",
        "reflections",
        "resources",
        "acknowledgements",
    ]
    assert (draft.pack.title, draft.pack.people, draft.pack.day) == ("Small repairs", 48, datetime.date(2026, 10, 15))
    assert (draft.pack.status, draft.pack.month, draft.pack.groups) == ("draft", "2026-10", ABOUT.groups)


def test_how_many_came_is_told_with_the_newcomers(draft: Draft) -> None:
    world = next(blocks(draft.pack, World))
    assert string(world.text) == "48 people came, 7 of them for the first time."
    assert "Cape Town, South Africa" in [spot.label for spot in world.spots]


def test_every_quotation_stands_word_for_word_in_the_cue_it_cites(draft: Draft) -> None:
    found = list(blocks(draft.pack, Quotation))
    by_name = {one.name: one.harvest for one in draft.material.hour.files}
    for quotation in found:
        cited = [by_name[one.file].lines[(one.ordinal or 0) - 1].text for one in quotation.sources]
        assert string(quotation.text).removeprefix("[…] ") in " ".join(cited)
    assert len(found) >= 3
    assert [quotation.large for quotation in found] == [True] + [False] * (len(found) - 1)


def test_every_draft_bullet_cites_its_cues_and_says_whose_words_they_are(draft: Draft) -> None:
    for block in section(draft.pack, "heard").blocks:
        for bullet in block.items if isinstance(block, Bullets) else ():
            assert bullet.draft
            assert bullet.sources
            assert bullet.attribution.label in {"Hanneke de Wit", "Samuel Adjei"}
            assert string(bullet.text).startswith(("Hanneke ", "Samuel "))


def test_the_decks_titles_are_the_headings(draft: Draft) -> None:
    titles = [slide.title for slide in draft.material.hour.slides]
    headings = [string(block.text) for block in section(draft.pack, "heard").blocks if isinstance(block, Heading)]
    assert len(headings) >= 3
    assert [one for one in headings if one not in [*titles, "Also heard"]] == []


def test_chat_cards_keep_the_hours_order_and_clock(draft: Draft) -> None:
    cards = next(blocks(draft.pack, Chat)).cards
    times = [card.time for card in cards]
    assert times == sorted(times)
    assert times[0].startswith("18:")
    answered = next(card for card in cards if card.answers)
    assert answered.answers
    assert answered.answers.name


def test_nobody_but_a_speaker_shows_with_more_than_a_first_name(draft: Draft) -> None:
    cards = next(blocks(draft.pack, Chat)).cards
    labels = {card.attribution.label for card in cards}
    assert {label for label in labels if " " in label} <= {"Hanneke de Wit", "Samuel Adjei"}
    assert {card.initials for card in cards if card.attribution.label == "Dorothea"} == {"D"}


def test_private_words_and_personal_data_stand_nowhere_in_the_pack(draft: Draft) -> None:
    stored = dump(draft.pack).decode()
    for secret in SECRETS:
        assert secret not in stored, secret
    assert "@hospital.example.org" not in stored
    assert draft.material.hour.private == 3


def test_what_was_held_back_is_flagged_with_its_place_and_without_its_words(draft: Draft) -> None:
    flags = [flag for flag in draft.pack.flags if flag.kind == "personal data"]
    assert sorted(flag.where for flag in flags) == [
        "GMT20261015-170000_Recording.transcript.vtt, line 359",
        "GMT20261015-170000_Recording.transcript.vtt, line 427",
        "meeting_saved_chat (second host).txt, line 47",
    ]
    assert all(flag.sentence.startswith("Held back: ") for flag in flags)


def test_the_draft_is_the_same_bytes_each_time(draft: Draft) -> None:
    again = draft_pack(sample_files(), ABOUT, earlier=sample_files(earlier=True))
    assert dump(again.pack) == dump(draft.pack)
    assert load(dump(draft.pack)) == draft.pack


def test_group_notes_become_points_with_their_scribe_and_group(draft: Draft) -> None:
    points = next(blocks(draft.pack, Points)).items
    assert [(point.group, point.scribe, len(point.text), point.wording) for point in points][:2] == [
        ("Group 1", "Tobias", 2, "group"),
        ("Group 2", "Chidinma", 2, "group"),
    ]


def test_reflections_come_from_the_notes_and_from_the_producer() -> None:
    about = replace(ABOUT, reflections=read_about(b'[[reflections]]\ntext = "More tea"\nname = "Ada"').reflections)
    cards = next(blocks(draft_pack(sample_files(), about).pack, Reflections)).cards
    told = [(string(card.text), card.attribution.label) for card in cards]
    assert ("our interpreter, with cake", "Guadalupe") in told
    assert told[-1] == ("More tea", "Ada")


def test_resources_hold_links_of_the_chat_once(draft: Draft) -> None:
    urls = [item.url for item in next(blocks(draft.pack, Resources)).items if item.url]
    assert "https://library.example.org/after-harm.pdf" in urls
    assert len(urls) == len(set(urls))


def test_a_link_without_a_title_tells_where_it_leads() -> None:
    long = "https://www.kettle.example.org/" + "a" * 80
    chat = zoom_chat(
        ("18:00:05", "Ada Brennan", "https://github.com/kettle/rota/pull/3?tab=files"), ("18:01:00", "Ben Osei", long)
    )
    items = next(blocks(draft_pack([file("c.txt", chat)]).pack, Resources)).items
    assert [(item.title, string(item.text)) for item in items] == [
        ("GitHub", "github.com/kettle/rota/pull/3"),
        ("kettle.example.org", "kettle.example.org/" + "a" * 41 + "…"),
    ]


CHAT = zoom_chat(
    ("18:00:05", "Ada Brennan", "hello from Doncaster, UK"),
    ("18:10:00", "Ben Osei", "I stopped counting the minutes and started counting the people who came back"),
    ("18:10:30", "Ada Brennan to Ben Osei(Direct Message)", "the blue kettle secret"),
    ("18:11:00", "Cleo Hart", "Ring me on 07700 900123 about the minutes and the people who came back to us"),
)
TALK = [
    (
        5.0 * number,
        "Ada Brennan",
        f"We learned on ward {number} that a repair is something which the other person can use.",
    )
    for number in range(1, 30)
]


def test_a_chat_and_a_transcript_alone_make_the_least_a_pack_has() -> None:
    pack = draft_pack([file("chat.txt", CHAT), file("talk.vtt", zoom_vtt(*TALK))]).pack
    assert [one.role for one in pack.shown] == ["about", "world", "heard", "chat", "acknowledgements"]
    assert string(next(blocks(pack, World)).text) == "At least 3 people came."
    assert (pack.title, pack.series) == ("Our conversation", "A community conversation")


def test_a_chat_alone_makes_a_pack_and_holds_back_what_it_must() -> None:
    pack = draft_pack([file("chat.txt", CHAT)]).pack
    assert [string(card.text) for card in next(blocks(pack, Chat)).cards] == [
        "I stopped counting the minutes and started counting the people who came back"
    ]
    assert Flag("personal data", "Held back: phone number.", "chat.txt, line 7") in pack.flags
    assert "kettle" not in dump(pack).decode()


def test_files_without_words_people_or_slides_make_nothing() -> None:
    with pytest.raises(NothingHeard, match="Give the chat, the transcript or the attendance list"):
        draft_pack([file("talk.vtt", "WEBVTT\n\nNOTE nothing\n")])


def test_names_are_shown_as_the_producer_wishes() -> None:
    def shown(names: str) -> set[str]:
        about = read_about(f'names = "{names}"'.encode())
        return {
            card.attribution.label for card in next(blocks(draft_pack([file("c.txt", CHAT)], about).pack, Chat)).cards
        }

    assert (shown("name"), shown("first name"), shown("nobody")) == ({"Ben Osei"}, {"Ben"}, {""})


def test_sections_are_ordered_left_out_and_renamed_as_the_producer_wishes() -> None:
    wishes = b'[sections]\norder = ["chat", "world"]\nomit = ["about"]\ntitles = {chat = "Typed on the side"}'
    pack = draft_pack([file("c.txt", CHAT)], read_about(wishes)).pack
    assert [(one.role, one.title) for one in pack.shown] == [
        ("chat", "Typed on the side"),
        ("world", "Joining the conversation"),
        ("acknowledgements", "Acknowledgements"),
    ]


def test_what_the_producer_counts_wins_over_the_files() -> None:
    pack = draft_pack([file("c.txt", CHAT)], About(people=60, newcomers=1)).pack
    assert string(next(blocks(pack, World)).text) == "60 people came, 1 of them for the first time."
    one = draft_pack([file("c.txt", CHAT)], About(people=1)).pack
    assert string(next(blocks(one, World)).text) == "1 person came."


def test_without_notes_the_sharing_back_is_drafted_voice_by_voice() -> None:
    shared = [
        (1500.0, "Ada Brennan", "Welcome back, who would like to begin with their group?"),
        (1510.0, "Ben Osei", "In our group somebody told how a friend came back after nine years to say one sentence."),
        (1520.0, "Cleo Hart", "We talked about the minutes that nobody has put in the rota for coming back."),
    ]
    about = read_about(b'[[questions]]\ntext = "When did somebody come back?"\nposed_by = "Ada"')
    pack = draft_pack([file("talk.vtt", zoom_vtt(*TALK, *shared))], about).pack
    points = next(blocks(pack, Points)).items
    assert [(point.attribution.label, point.draft, point.wording) for point in points] == [
        ("Ben", True, "paraphrase"),
        ("Cleo", True, "paraphrase"),
    ]
    assert [source.at for source in points[0].sources] == [1510.0]


def test_pictures_and_the_logo_find_their_media() -> None:
    about = read_about(
        b'logo = "kettle.png"\n[theme]\nlogo_alt = "The Kettle"\n'
        b'[[speakers]]\nname = "Ada Brennan"\nphoto = "ada.jpg"\nalt = "Ada"\nlink = "https://ada.example.org"'
    )
    media = {"kettle.png": Media("kettle", "image/png", b"k"), "ada.jpg": Media("ada", "image/jpeg", b"a")}
    pack = draft_pack([file("c.txt", CHAT)], about, media=media).pack
    assert pack.theme.logo == "kettle"
    assert '"media": "ada"' in dump(pack).decode()


def test_an_assumed_clock_is_flagged_and_a_breakout_room_can_be_named() -> None:
    about = read_about(b'[files."c.txt"]\nroom = "Room 3"')
    made = draft_pack([file("c.txt", CHAT), file("talk.vtt", zoom_vtt(*TALK))], about)
    assert [flag.where for flag in made.pack.flags if flag.kind == "clock"] == ["talk.vtt"]
    assert {line.room for line in made.material.hour.lines if isinstance(line.line, ChatLine)} == {"Room 3"}


def test_a_place_that_could_be_two_is_asked() -> None:
    chat = zoom_chat(("18:00:05", "Ada Brennan", "hello from Perth"), ("18:01:00", "Ben Osei", "Hello from Leeds, UK"))
    pack = draft_pack([file("c.txt", chat)]).pack
    asked = [flag for flag in pack.flags if flag.kind == "place"]
    assert [flag.where for flag in asked] == ["Ada Brennan"]
    assert asked[0].sentence.startswith("Which place is meant by “Perth”: ")


def test_words_of_notes_with_personal_data_are_held_back() -> None:
    notes = "# Group 1\n\n- We thought of Mrs Pomfret in bay two, whose daughter rang\n- Repair needs minutes\n"
    made = draft_pack([file("c.txt", CHAT), file("notes.md", notes)])
    assert [flag.where for flag in made.pack.flags if flag.where.startswith("notes")] == ["notes, line 3"]
    assert not any("Pomfret" in word for word in words(made.pack))
    assert any("Repair needs minutes" in word for word in words(made.pack))


def test_themes_are_the_headings_where_there_is_no_deck() -> None:
    spoken = [line for line in sample_files() if line.name.endswith(".vtt")]
    pack = draft_pack(spoken, replace(ABOUT, speakers=())).pack
    headings = [string(block.text) for block in section(pack, "heard").blocks if isinstance(block, Heading)]
    assert headings
    assert len(headings) == len(set(headings))


def test_the_words_of_a_message_held_back_do_not_come_in_with_its_answer() -> None:
    chat = zoom_chat(
        ("18:00:05", "Ada Brennan", "My own number is 07700 900123, ring me about the rota"),
        (
            "18:01:00",
            "Ben Osei",
            'Replying to "My own number is 077..."\r\n\t\r\n\tI will ring, because the rota matters to us all',
        ),
    )
    cards = next(blocks(draft_pack([file("c.txt", chat)], About(names="nobody")).pack, Chat)).cards
    assert [(string(card.text), card.answers, card.initials) for card in cards] == [
        ("I will ring, because the rota matters to us all", None, "")
    ]


def test_a_name_that_is_unsure_is_asked() -> None:
    pack = draft_pack(
        [file("c.txt", zoom_chat(("18:00:05", "iPhone", "We stopped counting the minutes on the ward")))]
    ).pack
    assert [
        (flag.where, flag.sentence.startswith("Is this right: iPhone?")) for flag in pack.flags if flag.kind == "name"
    ] == [("iPhone", True)]
    assert [card.attribution.label for card in next(blocks(pack, Chat)).cards] == [""]


def test_bullets_without_a_theme_have_no_heading_and_a_theme_of_one_is_none() -> None:
    one, two, three = (DraftBullet(f"Ada said {n}.", (n,), "Ada", "") for n in (3, 1, 2))
    lone = Theme("tea", ("tea",), (0,), "")
    shared = Theme("rota", ("rota",), (0, 2), "")
    assert grouped(Highlights((one, two), (), (lone,)), ()) == [("", [two, one])]
    assert grouped(Highlights((one, two, three), (), (shared,)), ()) == [("rota", [three, one]), ("Also heard", [two])]


def test_a_heading_is_left_out_where_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    bullet = DraftBullet("Ada Brennan said so.", (1,), "Ada Brennan", "")
    monkeypatch.setattr(heard, "highlights", lambda *_, **__: Highlights((bullet,)))
    pack = draft_pack([file("t.vtt", zoom_vtt((5.0, "Ada Brennan", "So it is.")))]).pack
    assert [string(item.text) for block in blocks(pack, Bullets) for item in block.items] == ["Ada said so."]
    assert list(blocks(pack, Heading)) == []


@pytest.mark.parametrize(("at", "label"), [(None, ""), (65_640.0, "18:14"), (86_460.0, "00:01")])
def test_a_clock_is_told_in_hours_and_minutes(at: float | None, label: str) -> None:
    assert clock_label(at) == label


def test_one_piece_of_a_draft_is_told_as_one() -> None:
    chat = zoom_chat(("18:00:05", "Ada Brennan", "We stopped counting the minutes on the ward in June"))
    flags = draft_pack([file("c.txt", chat)]).pack.flags
    told = "1 piece here is somebody's words, and nobody was asked about it yet."
    assert [flag.sentence for flag in flags if flag.kind == "consent"] == [told]


def test_a_whole_name_in_somebody_elses_words_is_flagged_without_the_name() -> None:
    chat = zoom_chat(
        ("18:00:05", "Aoibheann Friel", "We stopped counting the minutes on the ward in June"),
        ("18:01:00", "Ben Osei", "I was so taken by what Aoibheann Friel told our group about the rota"),
    )
    pack = draft_pack([file("c.txt", chat)]).pack
    leaks = [flag for flag in pack.flags if flag.kind == "name leak"]
    assert [flag.where for flag in leaks] == ["From the chat"]
    assert "Friel" not in leaks[0].sentence
    assert [flag.kind for flag in draft_pack([file("c.txt", chat)], About(names="name")).pack.flags] == ["consent"]


def test_a_handle_that_names_somebody_is_flagged() -> None:
    chat = zoom_chat(
        ("18:00:05", "Gill Prosser @gillsaysso", "We stopped counting the minutes on the ward in June"),
        ("18:01:00", "Ben Osei", "I was so taken by what @gillsaysso told our group about the rota"),
    )
    leaks = [flag.where for flag in draft_pack([file("c.txt", chat)]).pack.flags if flag.kind == "name leak"]
    assert leaks == ["From the chat"]


def test_unkind_words_of_the_pack_itself_are_hinted_and_those_of_a_message_are_not() -> None:
    notes = "# Group 1\n\n- The patient was non-compliant with the plan\n"
    chat = zoom_chat(("18:00:05", "Ada Brennan", "They wrote that my patient was non-compliant and I minded it"))
    found = draft_pack([file("c.txt", chat), file("n.md", notes)]).pack.flags
    assert [flag.where for flag in found if flag.kind == "kind language"] == ["Group discussion"]


def quote(text: str, cue: int = 1) -> DraftQuote:
    return DraftQuote(text, "Ada", cue, None, "", (cue,))


def test_the_quotes_are_whole_sentences_first_and_a_short_one_stands_in_front() -> None:
    long = quote(" ".join(["Long"] * 40))
    inside, short = quote("and so we stopped counting the minutes"), quote("We stopped the rota and nobody died of it.")
    running = quote("Thank you for joining us, let us get started with the next slide.")
    assert list(best_quotes([long, inside, running, short])) == [short, long, inside]
    assert list(best_quotes([long] * 9)) == [long] * 4
    assert list(best_quotes([short] * 9)) == [short] * 6


@pytest.mark.parametrize(
    ("words", "runs"),
    [
        ("Welcome back, everybody, who would like to begin?", True),
        ("You have fifteen minutes, five or six people to a group.", True),
        ("Ada said that they would put the link in the chat.", True),
        ("Before we go into groups, is there one question?", True),
        ("You're on mute, Ben.", True),
        ("A repair takes two minutes that nobody has put in the rota.", False),
        ("She recorded every kindness in a notebook for a year.", False),
        ("We welcome a new colleague with cake, and then forget them.", False),
    ],
)
def test_what_only_runs_the_meeting_is_known(words: str, runs: bool) -> None:
    assert is_housekeeping(words) is runs


def test_a_line_that_lasts_long_is_no_silence() -> None:
    def parts(until: float | None) -> tuple[int, int]:
        first = SpokenLine(Span(1, 1), 1, 0.0, until, "Ada", "Welcome all")
        second = SpokenLine(Span(2, 2), 2, 900.0, 905.0, "Ben", "We talked about the rota")
        hour = merge([ReadFile("t.vtt", Harvest("zoom-transcript", 1.0, "offset", lines=(first, second)))])
        found = hour_parts(Material(hour, About()))
        return len(found.talk), len(found.sharing)

    assert [parts(until) for until in (890.0, 5.0, None)] == [(2, 0), (1, 1), (1, 1)]


def test_a_transcript_without_times_has_no_silence() -> None:
    lines = tuple(SpokenLine(Span(n, n), n, None, None, "Ada", "We talked") for n in (1, 2))
    hour = merge([ReadFile("t.txt", Harvest("notes", 1.0, "offset", lines=lines))])
    assert len(hour_parts(Material(hour, About())).talk) == 2


def test_what_may_be_personal_data_is_held_back_too_and_said_to_be_perhaps() -> None:
    chat = zoom_chat(
        ("18:00:05", "Ada Brennan", "Yesterday Magda Kowalska told me that nobody covers for the mop on her ward"),
        ("18:01:00", "Ben Osei", "Somebody has to hold the trolley, and it should not always be the porter"),
    )
    pack = draft_pack([file("c.txt", chat)]).pack
    assert "Kowalska" not in dump(pack).decode()
    assert [flag.sentence.startswith("Held back: perhaps ") for flag in pack.flags if flag.kind == "personal data"] == [
        True
    ]


def test_an_address_that_somebody_goes_by_stands_in_no_flag() -> None:
    chat = zoom_chat(("18:00:05", "ewa.nowak@hospital.example.org", "Somebody has to hold the trolley, not the porter"))
    stored = dump(draft_pack([file("c.txt", chat)]).pack).decode()
    assert "@hospital" not in stored


def test_a_count_that_may_be_too_low_does_not_stand_on_the_cover() -> None:
    assert draft_pack([file("c.txt", CHAT)]).pack.people is None
