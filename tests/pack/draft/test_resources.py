import pytest

from kindling.harvest.records import Slide, Span
from kindling.pack.draft import FoundResource, found_resources
from kindling.pack.draft.resources import type_of
from tests.factories.hour import chat, spoken


def titles(*texts: str) -> list[str]:
    return [found.title for found in found_resources(chat(*(("Ada", text) for text in texts)))]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Here is the report: Kinder Corridors https://example.org/report.pdf", "Kinder Corridors"),
        ("[Kinder Corridors](https://example.org/report)", "Kinder Corridors"),
        ("https://example.org/report - Kinder Corridors", "Kinder Corridors"),
        ("https://example.org/report\nKinder Corridors\nA report about signs", "Kinder Corridors"),
        ("Kinder Corridors\nhttps://example.org/report", "Kinder Corridors"),
        ("https://example.org/report", "example.org"),
        ("https://www.england.nhs.uk/report", "NHS England"),
        ("this link: https://example.org/report", "example.org"),
        ("Please review our Corridor Guide: https://example.org/report", "Corridor Guide"),
        ("Corridor Guide is available here: https://example.org/report", "Corridor Guide"),
        ("As I told you last month https://example.org/report", "example.org"),
        ("https://example.org/one https://example.org/two Kinder Corridors", "example.org"),
        ("I " + "really " * 20 + "https://example.org/report", "example.org"),
    ],
)
def test_link_is_titled_by_the_words_beside_it_or_by_its_site(text: str, title: str) -> None:
    assert titles(text)[0] == title


def test_links_into_meetings_and_links_with_keys_are_no_resources() -> None:
    assert titles("Join https://zoom.us/j/123?pwd=secret", "[mine](https://example.org/?token=secret)") == []


def test_page_shared_twice_is_one_resource_with_the_later_title() -> None:
    lines = chat(("Ada", "https://example.org/a?utm_source=x"), ("Ben", "Kinder Corridors: https://www.example.org/a/"))
    assert found_resources(lines) == (
        FoundResource(
            "Kinder Corridors",
            "https://example.org/a",
            "Ada",
            1,
            "Web page",
            "Shared in the chat; the words before the link name it.",
        ),
    )


def test_deck_links_are_titled_by_the_deck_and_belong_to_no_line() -> None:
    slides = [
        Slide(
            Span(2, 2),
            2,
            "Reading",
            text=("See www.example.org/film.mp4",),
            links=(
                ("Kinder Corridors", "https://example.org/c.pdf"),
                ("", "https://example.org/d"),
                ("x", "mailto:a@b.c"),
            ),
        )
    ]
    assert [
        (found.title, found.type, found.shared_by, found.ordinal, found.why) for found in found_resources([], slides)
    ] == [
        ("Kinder Corridors", "PDF", "", None, "Shared in the speaker's deck; slide 2 names it."),
        ("example.org", "Web page", "", None, "Shared in the speaker's deck; nothing names it, so its site does."),
        ("example.org", "Film", "", None, "Shared in the speaker's deck; nothing names it, so its site does."),
    ]


def test_link_spoken_aloud_is_no_resource() -> None:
    assert found_resources(spoken(("Ada", "Go to https://example.org/a today."))) == ()


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        ("https://example.org/a.PDF", "PDF"),
        ("https://www.youtube.com/watch?v=a", "Film"),
        ("https://www.amazon.co.uk/dp/1", "Book"),
        ("https://doi.org/10.1/a", "Article"),
        ("https://example.org/blog/a", "Article"),
        ("https://notx.com/a", "Web page"),
    ],
)
def test_type_is_told_by_suffix_or_site(url: str, kind: str) -> None:
    assert type_of(url) == kind


@pytest.mark.parametrize(
    "link",
    [
        "zoom.us/j/123456789",
        "https://us02web.zoom.us/j/123456789",
        "meet.google.com/abc-defg-hij",
        "https://meet.google.com/abc-defg-hij",
        "https://teams.microsoft.com/l/meetup-join/19%3ameeting",
        "https://teams.live.com/meet/9334",
        "https://example.webex.com/meet/ada",
        "https://whereby.com/adas-room",
        "https://example.org/reset/aB3dE5gH7jK9mN1pQ3",
        "[our room](https://example.org/invite/abcd)",
        "https://wa.me/447700900123",
    ],
)
def test_link_that_lets_its_holder_in_is_never_a_resource(link: str) -> None:
    slides = [Slide(Span(1, 1), 1, "Our room", (link,))]
    assert found_resources(chat(("Ada", f"Our room: {link}")), slides) == ()
