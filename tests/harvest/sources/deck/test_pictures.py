import pytest

from kindling.harvest.records import SlidePicture
from kindling.harvest.sources.deck import pictures
from kindling.harvest.sources.deck.pictures import Album, Placed, credited, is_credit

ONE = SlidePicture("image/png", b"one")
TWO = SlidePicture("image/png", b"two")


def test_pictures_are_kept_within_the_budget_and_one_that_returns_counts_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "BUDGET", 5)
    album = Album()
    assert [album.picture(data, "image/png") for data in (b"one", b"two", b"one")] == [ONE, None, ONE]
    assert (album.size, album.refused) == (3, 1)


def test_nothing_is_no_picture() -> None:
    assert Album().picture(b"", "image/png") is None


def test_words_that_say_whose_a_picture_is() -> None:
    told = ["Photo: Ada", "Image credit: Ben", "© Cleo 2024", "Photograph by Ada", "Credit Ada", "Images – Ben"]
    others = ["Photographs we love", "Imagine: a ward", "The picture of health", "Creditable"]
    assert ([is_credit(words) for words in told], [is_credit(words) for words in others]) == (
        [True] * 6,
        [False] * 4,
    )


def test_a_credit_goes_to_the_nearest_picture_and_in_the_plural_to_all() -> None:
    shown = [Placed((0, 0), ONE), Placed((9, 0), TWO)]
    words = [Placed((8, 1), words="Photo: Ada"), Placed((0, 9), words="Photos: Ben"), Placed((0, 0), words="a window")]
    assert [picture.credit for picture in credited(shown, words)] == ["Photos: Ben", "Photo: Ada; Photos: Ben"]


def test_a_credit_on_a_slide_without_pictures_is_nobodys() -> None:
    assert credited([], [Placed((0, 0), words="Photo: Ada")]) == ()
