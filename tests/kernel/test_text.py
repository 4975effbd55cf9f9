import pytest

from kindling.kernel.text import counted, ended, fold, is_seen, whole_number


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


def test_words_are_seen_where_one_sign_of_them_is() -> None:
    seen = ("a", "\u200bЙ", "佐", "ㅎ", "٣", "🕯", "…")
    hidden = ("", " \u00a0\n", "\u200b\u2060", "\u3164\uffa0", "\u2800", "\ufeff\u00ad", "\u0301", "\u202e")
    assert [one for one in seen if not is_seen(one)] == []
    assert [one for one in hidden if is_seen(one)] == []


@pytest.mark.parametrize(
    ("told", "number"),
    [
        ("0", 0),
        ("007", 7),
        ("9" * 18, 10**18 - 1),
        ("9" * 19, None),
        ("", None),
        ("-1", None),
        (" 1", None),
        ("1.0", None),
        ("²", None),
        ("٣", None),
    ],
)
def test_a_whole_number_is_of_plain_figures_and_not_endless(told: str, number: int | None) -> None:
    assert whole_number(told) == number


def test_a_whole_number_may_be_held_to_fewer_figures() -> None:
    assert (whole_number("99999", figures=5), whole_number("100000", figures=5)) == (99999, None)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("Small hours", "Small hours."),
        ("Small hours.", "Small hours."),
        ("What is left unsaid? ", "What is left unsaid?"),
        ("It goes on…", "It goes on…"),
        ("“Who asks?”", "“Who asks?”"),
        ("A friend (who asks)", "A friend (who asks)."),
        ("静かな時間。", "静かな時間。"),
        ("", ""),
    ],
)
def test_a_sentence_ends_once(words: str, sentence: str) -> None:
    assert ended(words) == sentence


def test_one_is_told_of_one_and_many_of_all_others() -> None:
    assert [counted(number, "place") for number in (0, 1, 3)] == ["0 places", "1 place", "3 places"]
    assert [counted(number, "person", "people") for number in (1, 2)] == ["1 person", "2 people"]
