"""Private words never leave a pasted chat, whatever sign of them there is."""

from __future__ import annotations

import pytest

from kindling.harvest.export import Export
from kindling.harvest.records import ChatLine, LeftOut, Span, Why
from kindling.harvest.sources.pasted_chat import SOURCES
from kindling.harvest.sources.pasted_chat.private import is_private, without_everyone

WORDS = "my sister is ill"


@pytest.mark.parametrize(
    "name",
    [
        "Ada Moss to Ben Hill",
        "Ada Moss To Ben Hill (Direct Message)",
        "Ada Moss (Privately)",
        "Ada Moss (private)",
        "Ada Moss (En privado)",
        "Ada Moss (privé)",
        "Ada Moss → Ben Hill",
        "De Ada Moss a Ben Hill",
        "Von Ada Moss an Ben Hill",
    ],
)
def test_private_message_never_becomes_a_line(name: str) -> None:
    text = f"[9:24 AM] Cleo\nhello\n[9:25 AM] {name}\n{WORDS}\n\nand more of it\n"
    harvest = SOURCES[0].read(Export(text.encode()))
    assert harvest.lines == (ChatLine(Span(1, 2), 33_840, "Cleo", "hello"),)
    assert harvest.left_out == (LeftOut(Span(3, 6), Why.PRIVATE),)
    assert harvest.private == 1
    assert WORDS not in repr(harvest)


@pytest.mark.parametrize(
    "first",
    [
        "(private)", "[Privately]", "Private message to Ben", "Direct message: look", "Only visible to you",
        "En privado", "(Sent privately) to Ben", "Private reply",
    ],
)  # fmt: skip
def test_a_text_that_says_it_is_private_is_believed(first: str) -> None:
    harvest = SOURCES[0].read(Export(f"[9:25 AM] Ada\n{first}\n{WORDS}\n".encode()))
    assert (harvest.lines, harvest.left_out) == ((), (LeftOut(Span(1, 3), Why.PRIVATE),))
    assert WORDS not in repr(harvest)


def test_a_title_that_says_private_is_believed() -> None:
    text = f"(private) {WORDS} by Ada Moss\nAda Moss\nThursday 9:24 AM\n\n{WORDS}\n"
    harvest = SOURCES[0].read(Export(text.encode()))
    assert harvest.left_out == (LeftOut(Span(1, 5), Why.PRIVATE),)
    assert WORDS not in repr(harvest)


@pytest.mark.parametrize("quoted", [WORDS, WORDS[:8], f"{WORDS} and in bed"])
def test_private_words_do_not_come_back_through_an_answer(quoted: str) -> None:
    text = (
        f"[Thursday 9:24 AM] Ada (private)\n\n{WORDS}\n\n"
        f"[Thursday 9:25 AM] Ben\n\nAda\n\n{quoted}\n\n\nso sorry\n\n"
        f"Begin Reference, x by Cleo\nCleo\nThursday 9:26 AM\n\nAda\n8/17/2023, 9:24 AM\n{quoted}\noh no\n"
    )
    harvest = SOURCES[0].read(Export(text.encode()))
    assert harvest.lines == (
        ChatLine(Span(5, 12), 33_900, "Ben", "so sorry"),
        ChatLine(Span(14, 21), 33_960, "Cleo", "oh no"),
    )
    assert "sister" not in repr(harvest)


def test_everybody_is_no_secret() -> None:
    text = "[9:24 AM] Ada Moss to Everyone\nhello\n\n[9:25 AM] Ben to all participants (in this chat):\nhi\n"
    assert [(line.raw_name, line.text) for line in SOURCES[0].read(Export(text.encode())).lines] == [
        ("Ada Moss", "hello"),
        ("Ben", "hi"),
    ]


def test_talk_about_privacy_is_no_secret() -> None:
    assert not is_private("Ada Moss", "Private rooms would be kinder")
    assert not is_private("De Ada Moss a todos", "hola")
    assert without_everyone("Ada Moss to Ben") == "Ada Moss to Ben"
