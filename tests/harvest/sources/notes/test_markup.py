from kindling.harvest.sources.notes.markup import PLAIN, Line, unmarked


def test_marks_go_and_words_stay() -> None:
    raw = "We **kept** the _chair_, and __said__ *so*: 2*3, snake_case_name and \\#1"
    assert unmarked(raw) == Line("We kept the chair, and said so: 2*3, snake_case_name and #1")


def test_a_heading_has_its_level() -> None:
    assert [unmarked(raw) for raw in ("# Notes #", "###  Group 3", "#tag", "####### seven")] == [
        Line("Notes", 1),
        Line("Group 3", 3),
        Line("#tag", PLAIN),
        Line("####### seven", PLAIN),
    ]


def test_a_paragraph_is_no_heading() -> None:
    assert unmarked("# " + "long " * 200).level == PLAIN


def test_points_of_every_list_are_bullets() -> None:
    for mark in ("-", "*", "•", "3.", "12)", "- [x]", "  -", "> -"):
        assert (unmarked(f"{mark} tea").text, unmarked(f"{mark} tea").bullet) == ("tea", True)


def test_a_year_at_the_beginning_is_no_bullet() -> None:
    assert unmarked("2024. A year of tea.") == Line("2024. A year of tea.")


def test_links_keep_words_and_address() -> None:
    raw = "[Our guide](https://example.org/a), [https://b.example](https://b.example) and <https://c.example>"
    assert unmarked(raw).text == "Our guide (https://example.org/a), https://b.example and https://c.example"


def test_an_indented_line_is_known() -> None:
    assert unmarked("  and on") == Line("and on", indented=True)
