"""The turns of phrase of the public pages."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest
from django.template import Context, Template
from django.test import override_settings

from kindling.archive.records import EditionShown, Photo, ProfileShown, RecordingShown, ResourceShown
from kindling.web.templatetags import words

HERE = RecordingShown("The talk", "https://vimeo.com/123456789", "Vimeo", 18, captions=False, begin="", end="")
LOST = RecordingShown("The groups", "", "", None, captions=False, begin="", end="")
ADA = ProfileShown("Ada", "/people/ada/", "", "", "", "Keeps bees.", None)
BEN = ProfileShown("Ben", "/people/ben/", "", "", "", "", None)
CLEO = ProfileShown("Cleo", "/people/cleo/", "", "", "", "", Photo("/people/cleo/photo", "Cleo, laughing", ""))


def test_counts_are_spelled_to_twelve() -> None:
    assert [words.spelled(n) for n in (0, 1, 12, 13, 1400)] == ["no", "one", "twelve", "13", "1,400"]


def test_a_zone_is_told_by_its_place() -> None:
    assert [words.city(zone) for zone in ("Europe/London", "America/Argentina/Buenos_Aires", "UTC")] == [
        "London",
        "Buenos Aires",
        "UTC",
    ]


@pytest.mark.parametrize(("letters", "size"), [(28, "h1-short"), (29, "h1-middling"), (61, "h1-long")])
def test_longer_titles_are_set_smaller(letters: int, size: str) -> None:
    assert words.title_size("a" * letters) == size


def test_a_name_is_never_set_as_large_as_a_title() -> None:
    assert [words.person_size(size) for size in ("h1-short", "h1-middling", "h1-long")] == [
        "h1-middling",
        "h1-middling",
        "h1-long",
    ]


def test_recordings_are_parted_into_those_with_an_address_and_those_without() -> None:
    assert (words.kept([HERE, LOST]), words.lost([HERE, LOST])) == ((HERE,), (LOST,))


def test_the_part_that_was_agreed_is_what_plays() -> None:
    assert (
        words.player(replace(HERE, part=(60, 900))) == "https://player.vimeo.com/video/123456789?autoplay=1&dnt=1#t=60s"
    )


def test_nothing_plays_where_the_policy_lets_no_player_in() -> None:
    assert words.can_play([HERE, LOST])
    with override_settings(CONTENT_SECURITY_POLICY={"DIRECTIVES": {}}):
        assert (words.player(HERE), words.can_play([HERE])) == ("", False)


def test_only_profiles_that_say_more_than_their_credit_are_told_of() -> None:
    assert words.told_of([ADA, BEN, CLEO]) == (ADA, CLEO)


def test_a_host_stands_without_its_protocol() -> None:
    assert [words.bare_host(one) for one in ("https://player.vimeo.com", "blob:")] == ["player.vimeo.com", "blob:"]


def test_what_the_pack_recommends_is_not_recommended_twice() -> None:
    resources = tuple(
        ResourceShown(title, "", "", "book", "Book", "", "2024-08", "August 2024", "/conversations/2024-08/")
        for title in ("Salt & bread", "Tea")
    )
    at = datetime.datetime(2024, 9, 1, tzinfo=datetime.UTC)
    html = "<li>Salt &amp; bread</li>"
    edition = EditionShown(1, "First", at, "", "", "", None, (), (), html, "/pack.css", ())
    assert (words.beyond(resources, edition), words.beyond(resources, None)) == (resources[1:], resources)


def test_a_sentence_of_markup_ends_as_its_words_do() -> None:
    whole = "{% load words %}{% filter sentence %}With <b>{{ name }}</b>{% endfilter %}"
    shown = [Template(whole).render(Context({"name": name})) for name in ("A & B", "A. B.", 'A "B?"')]
    assert shown == ["With <b>A &amp; B</b>.", "With <b>A. B.</b>", "With <b>A &quot;B?&quot;</b>"]
    alone = Template("{% load words %}{{ name|sentence }}")
    assert [alone.render(Context({"name": name})) for name in ("A <b>", "Ada et al.")] == ["A &lt;b&gt;.", "Ada et al."]
