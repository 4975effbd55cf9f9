"""A link's preview is taken out only where it clearly is one."""

from __future__ import annotations

from kindling.harvest.sources.pasted_chat.previews import Lines, without_preview

ADDRESS = "https://www.example.org/teams/warm-welcome-on-the-ward"


def numbered(text: str) -> Lines:
    return [(number, line) for number, line in enumerate(text.split("\n"), 1) if line]


def kept(text: str) -> tuple[list[str], int]:
    body, previews = without_preview(numbered(text))
    return [line for _, line in body], previews


def test_a_title_made_of_the_address_and_a_description_go() -> None:
    assert kept(f"Look: {ADDRESS}\n\nA warm welcome on the ward - Example\n\nTea first.\n\nSee you there") == (
        [f"Look: {ADDRESS}", "See you there"],
        1,
    )


def test_a_description_that_is_cut_off_goes_to_its_end() -> None:
    assert kept(f"{ADDRESS}\n\nA warm welcome\n\nTea first.\n\nThen cake and...") == ([ADDRESS], 1)


def test_what_the_site_s_own_name_closes_goes() -> None:
    assert kept("https://youtu.be/abc\n\nHow we met\n\n01:02 | 5 views\n\nyoutu.be") == (["https://youtu.be/abc"], 1)


def test_a_number_of_the_address_is_enough() -> None:
    assert kept("https://example.org/issues/9870#c1\n\nOut of tea #9870\n\nSomebody said so") == (
        ["https://example.org/issues/9870#c1"],
        1,
    )


def test_a_remark_behind_a_link_stays() -> None:
    text = f"{ADDRESS}\n\nThis helped my team\n\nand me"
    assert kept(text) == ([ADDRESS, "This helped my team", "and me"], 0)
    assert kept(f"{ADDRESS}\n\nwarm welcome") == ([ADDRESS, "warm welcome"], 0)


def test_text_without_links_stays() -> None:
    assert kept("One\n\nTwo\n\nThree") == (["One", "Two", "Three"], 0)
