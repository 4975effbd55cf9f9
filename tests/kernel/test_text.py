import pytest

from kindling.kernel.text import fold


@pytest.mark.parametrize(
    ("words", "folded"),
    [
        ("Zoë O’Brien-Smith", "zoe obrien smith"),
        ("  two\n\tlines ", "two lines"),
        ("Tromsø, Łódź", "tromso lodz"),
        ("STRASSE straße", "strasse strasse"),
        ("서울 東京", "서울 東京"),
        ("…", ""),
    ],
)
def test_fold_keeps_what_words_have_in_common(words: str, folded: str) -> None:
    assert fold(words) == folded
