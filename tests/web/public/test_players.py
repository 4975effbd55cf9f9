"""Which recordings can be played inside the page?"""

from __future__ import annotations

import pytest

from kindling.web.public.players import VIMEO, YOUTUBE, player_address

YOUTUBE_PLAYER = f"{YOUTUBE}/embed/Ab-_5678901?autoplay=1"


@pytest.mark.parametrize(
    "url",
    [
        "https://www.youtube.com/watch?v=Ab-_5678901&t=3",
        "https://youtu.be/Ab-_5678901?si=x",
        "https://m.youtube.com/live/Ab-_5678901",
        "https://youtube.com/embed/Ab-_5678901/",
    ],
)
def test_youtube_is_played_without_its_cookies(url: str) -> None:
    assert player_address(url) == YOUTUBE_PLAYER


@pytest.mark.parametrize(
    ("url", "player"),
    [
        ("https://vimeo.com/123456789", f"{VIMEO}/video/123456789?autoplay=1&dnt=1"),
        ("https://player.vimeo.com/video/123456789", f"{VIMEO}/video/123456789?autoplay=1&dnt=1"),
        ("https://vimeo.com/123456789/0a1b2c3d4e", f"{VIMEO}/video/123456789?autoplay=1&dnt=1&h=0a1b2c3d4e"),
    ],
)
def test_vimeo_is_asked_not_to_follow_anybody(url: str, player: str) -> None:
    assert player_address(url) == player


def test_what_was_not_agreed_to_is_not_played() -> None:
    url = "https://youtu.be/Ab-_5678901"
    assert player_address(url, since=60, until=900) == f"{YOUTUBE_PLAYER}&start=60&end=900"
    assert player_address(url, since=0, until=900) == f"{YOUTUBE_PLAYER}&end=900"
    assert player_address("https://media.example.org/talk", since=60, until=900) == ""


@pytest.mark.parametrize(
    "url",
    [
        "",
        "https://[",
        "https://media.example.org/talk",
        "https://www.youtube.com/@somebody",
        "https://youtu.be/short",
        "https://vimeo.com/channels/staff",
        "https://youtube.com.example.org/watch?v=Ab-_5678901",
        'https://youtu.be/"><script>x',
    ],
)
def test_any_other_address_stays_a_link(url: str) -> None:
    assert player_address(url) == ""


def test_a_player_that_the_policy_does_not_name_is_not_used() -> None:
    assert player_address("https://youtu.be/Ab-_5678901", allowed=[VIMEO]) == ""
