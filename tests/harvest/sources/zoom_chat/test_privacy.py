"""Private messages never come out: not as lines, not by their later lines, not quoted."""

import pytest

from tests.harvest.sources.zoom_chat.room import answers, harvest, why

WORDS = "my mother is in ward seven"

PRIVATE = {
    "A2 privately": f"18:00:00\t From Ada to Ben(Privately) : {WORDS}\n",
    "A2 privately, small, wide": f"18:00:00\t From Ada  To  Ben(privately) : {WORDS}\n",
    "A2 blank before the mark": f"18:00:00\t From Ada to Ben (Privately) : {WORDS}\n",
    "A2 direct": f"18:00:00\t From  Ada  to  Ben(Direct Message) : {WORDS}\r\n",
    "A2 no mark": f"18:00:00\t From  Ada  to  Ben : {WORDS}\r\n",
    "A2 colon in the name": f"18:00:00\t From  North : Ada  to  Ben : {WORDS}\r\n",
    "A2 colon in the name, marked": f"18:00:00\t From North : Ada to Ben(Privately) : {WORDS}\r\n",
    "A2 colon in the recipient": f"18:00:00\t From Ada to North : Ben(Privately) : {WORDS}\r\n",
    "B0": f"18:00:00 From Ada to Ben (Privately) : {WORDS}\n",
    "B0 that greets everyone": f"18:00:00 From Ada to Ben(Privately) : {WORDS}, say so to Everyone:\n",
    "B0 tight": f"18:00:00 From Ada to Ben: {WORDS} to Everyone:\n",
    "B1 direct": f"18:00:00 From Ada to Ben(Direct Message):\n\t{WORDS}\n",
    "B1 direct, small": f"18:00:00 From Ada to Ben(direct message):\n\t{WORDS}\n",
    "B1 no mark": f"18:00:00 From Ada to Ben:\n\t{WORDS}\n",
    "B1 host": f"18:00:00 From Ada to Host:\n\t{WORDS}\n",
    "B1 hosts and panelists": f"18:00:00 From Ada to Hosts and panelists:\n\t{WORDS}\n",
    "B1 waiting room": f"18:00:00 From Ada to Waiting Room Participants:\n\t{WORDS}\n",
    "B1 list": f"18:00:00 From Ada to Ben, Everyone:\n\t{WORDS}\n",
    "B1 somebody called Everyone": f"18:00:00 From Ada to Everyone(Direct Message):\n\t{WORDS}\n",
    "B2": f"18:00:00 From  Ada  to  Ben(Direct Message):\r\n\t{WORDS}\r\n",
    "C marked": f"18:00:00\tAda to Ben (Direct Message):\t{WORDS}\r\n",
    "Spanish": f"18:00:00 De Ada a Ben(En privado):\r\n\t{WORDS}\r\n",
    "French": f"18:00:00\t De Ada à Ben : {WORDS}\r\n",
    "Portuguese": f"18:00:00\t De Ada para Ben : {WORDS}\r\n",
    "German": f"18:00:00 Von Ada an Ben(Direktnachricht):\r\n\t{WORDS}\r\n",
    "Japanese, old": f"18:00:00\t 開始  Ada  終了  Ben（ダイレクトメッセージ） : {WORDS}\r\n",
    "Japanese, new": f"18:00:00 開始 Ada に Ben（ダイレクトメッセージ） :\r\n\t{WORDS}\r\n",
    "Korean": f"18:00:00 발신자 Ada 수신자 Ben:\r\n\t{WORDS}\r\n",
    "Chinese": f"18:00:00  Ada 對 Ben:\r\n\t{WORDS}\r\n",
}


@pytest.mark.parametrize("text", PRIVATE.values(), ids=PRIVATE)
def test_private_message_never_becomes_a_line(text: str) -> None:
    public = "18:05:00\t From Cleo : hello all\r\n"
    found = harvest(text + public)
    assert [line.text for line in found.lines] == ["hello all"]
    assert found.private == 1
    assert WORDS not in repr(found)


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_later_lines_of_a_private_message_stay_private(newline: str) -> None:
    lines = [
        "18:00:00\t From Ada to Ben(Privately) : first",
        "my mother",
        "",
        "\tis in ward seven",
        "18:01:00\t From Cleo : hi",
        "",
    ]
    found = harvest(newline.join(lines))
    assert [line.text for line in found.lines] == ["hi"]
    assert [(one.span.first, one.span.last) for one in found.left_out] == [(1, 4)]
    assert "ward" not in repr(found)


def test_private_head_inside_a_message_is_private_even_if_it_was_pasted() -> None:
    pasted = "17:59:00\t From  Ben  to  Ada(Privately) : ward seven\r\n"
    found = harvest("18:00:00\t From  Ada : look\n" + pasted + "18:01:00\t From  Cleo : hi\r\n")
    assert [line.text for line in found.lines] == ["look", "hi"]
    assert "ward" not in repr(found)


@pytest.mark.parametrize(
    "answer",
    [
        'Replying to "my mother is in war..."\n\nI am sorry',
        'Replying to "my mother is in ward seven"\n\nI am sorry',
        'Replying to "my mother is in..." I am sorry',
    ],
)
def test_reply_does_not_carry_the_private_words_it_quotes(answer: str) -> None:
    found = harvest(PRIVATE["B1 direct"] + "18:01:00\tBen:\t" + answer + "\n")
    assert answers(found) == [("I am sorry", "", None)]
    assert "mother" not in repr(found)


def test_reply_to_the_words_of_a_private_reply_does_not_carry_them() -> None:
    private = '18:00:00\tAda to Ben (Direct Message):\tReplying to "hello"\n\nward seven, they said\n'
    found = harvest(private + '18:01:00\tBen:\tReplying to "ward seven, they s..."\n\nI am sorry\n')
    assert [line.text for line in found.lines] == ["I am sorry"]
    assert "ward" not in repr(found)


@pytest.mark.parametrize(
    "answer",
    [
        'Reacted to "my mother is in war..." with 👍',
        'Reacted to "my mother is in war..." with a warm heart',
        "Reacted to my mother is in ward seven",
        'Replying to "my mother is in ward seven',
        "Replying to my mother is in war...",
        'Removed a 👍 reaction from "my mother is in war..."',
    ],
)
def test_answers_of_any_shape_do_not_carry_private_words(answer: str) -> None:
    found = harvest(PRIVATE["B1 direct"] + "18:01:00\tBen:\t" + answer + "\n")
    assert found.lines == ()
    assert found.private == 1
    assert "mother" not in repr(found)


def test_reply_to_public_words_that_somebody_also_said_in_private_keeps_them() -> None:
    said = "18:00:00\tCleo:\tthank you\n18:00:01 From Ada to Ben:\n\tthank you\n"
    found = harvest(said + '18:01:00\tBen:\tReplying to "thank you"\n\nindeed\n')
    assert answers(found)[1] == ("indeed", "thank you", 1)


def test_private_messages_are_counted_one_by_one() -> None:
    assert why("".join(PRIVATE.values())) == ["PRIVATE"] * len(PRIVATE)


@pytest.mark.parametrize("text", PRIVATE.values(), ids=PRIVATE)
def test_somebody_without_a_name_opens_no_private_message(text: str) -> None:
    found = harvest("17:59:00\t From  : hello\n" + text)
    assert [line.raw_name for line in found.lines] == [""]
    assert WORDS not in repr(found)
