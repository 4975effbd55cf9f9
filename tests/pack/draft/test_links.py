import pytest

from kindling.pack.draft.links import same_page, site_of, tidied, trimmed


@pytest.mark.parametrize(
    ("pasted", "kept"),
    [
        ("https://Example.org/a?utm_source=x&id=7&fbclid=abc", "https://example.org/a?id=7"),
        ("www.example.org/kind", "https://www.example.org/kind"),
        ("https://youtu.be/abc123?si=xyz", "https://youtu.be/abc123"),
        ("https://example.org/page#:~:text=kind", "https://example.org/page"),
        ("https://example.org/page#part-two", "https://example.org/page#part-two"),
        ("https://www.youtube.com/@kindness", "https://www.youtube.com/@kindness"),
    ],
)
def test_tracking_goes_and_the_rest_stays(pasted: str, kept: str) -> None:
    assert tidied(pasted) == kept


@pytest.mark.parametrize(
    "pasted",
    [
        "https://us02web.zoom.us/j/123456789?pwd=abc",
        "https://zoom.us/my/ada",
        "https://teams.microsoft.com/l/meetup-join/19%3ameeting",
        "https://meet.google.com/abc-defg-hij",
        "https://example.org/report?token=abc",
        "https://example.org/report?api_key=abc",
        "https://example.org/r?next=ada@example.org",
        "https://ada:secret@example.org/",
        "https://example.org/unsubscribe/ada@example.org",
        "https://docs.google.com/document/d/1aBcDeFgHiJkLmNoPqRsTuVwXyZ012345/edit",
        "https://trust.sharepoint.com/:w:/g/personal/ada?e=AbC",
        "https://example.org/r?x=aB3dE5gH7jK9mN1pQ3sT5vW7",
        "http://localhost/a",
        "https://example.org/reset/aB3dE5gH7jK9mN1pQ3",
        "https://example.org/invite/abcd",
        "https://teams.microsoft.com/meet/2345",
        "https://teams.live.com/meet/9334",
        "https://example.webex.com/meet/ada",
        "https://whereby.com/adas-room",
        "https://wa.me/447700900123",
        "https://chat.whatsapp.com/AbCdEfGhIjKl",
        "ftp://example.org/a",
        "javascript:alert(1)",
        "mailto:ada@example.org",
        "http://wiki.local/a",
        "http://192.168.1.1/a",
        "https://example.org:notaport/",
        "https://[broken/",
    ],
)
def test_links_that_open_a_door_are_never_kept(pasted: str) -> None:
    assert tidied(pasted) is None


def test_teams_page_that_is_no_meeting_stays() -> None:
    assert tidied("https://teams.example.org/about") == "https://teams.example.org/about"


def test_punctuation_after_a_link_is_not_the_links() -> None:
    assert trimmed("https://example.org/a).") == "https://example.org/a"
    assert trimmed("https://example.org/a_(b)") == "https://example.org/a_(b)"
    assert trimmed("...") == ""


def test_one_page_is_known_under_its_addresses() -> None:
    assert same_page("https://www.example.org/a/") == same_page("http://example.org/a")
    assert same_page("https://youtu.be/abc") == same_page("https://www.youtube.com/watch?v=abc")
    assert same_page("https://example.org/a?id=1") != same_page("https://example.org/a?id=2")
    assert site_of("https://www.example.org/a") == "example.org"
