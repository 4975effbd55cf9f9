"""What somebody might try, or a client might do, to get private words out of a chat."""

import pytest

from tests.harvest.sources.zoom_chat.room import answers, harvest

WORDS = "zebra quagga of the plains"
FIRST = "17:55:00 From Dora to Everyone:\n\tfirst\n"
LAST = "18:05:00 From Cleo to Everyone:\n\thello all\n"

RECIPIENTS = (
    "Ben, Cleo",
    "Ben, Everyone",
    "Ben(Direct Message), Everyone",
    "Everyone, Ben",
    "Everyone in Waiting Room",
    "Everyone (in Waiting Room)",
    "Everyone in Room 2",
    "Everyone Else",
    "Waiting Room Participants",
    "Host",
    "Hosts and panelists",
    "Hosts & Panelists",
    "Panelists",
    "All panelists and attendees",
    "Ben (Everyone)",
    "Ben\u200e(Direct Message)\u200e",
    "Ben (Messaggio diretto)",
    "Tutti",
    "Tout le monde",
    "Todo mundo",
    "",
)


@pytest.mark.parametrize("recipient", RECIPIENTS)
@pytest.mark.parametrize(
    "shape",
    [
        "18:00:00 From Ada to {}:\n\t{}\n",
        "18:00:00 From  Ada  to  {}:\n\t{}\n",
        "18:00:00 From Ada To {}: {}\n",
        "18:00:00\t From  Ada  to  {} : {}\n",
        "18:00:00\t From Ada to {} : {}\n",
    ],
)
def test_recipient_that_is_not_everybody_hides_the_words(recipient: str, shape: str) -> None:
    found = harvest(FIRST + shape.format(recipient, WORDS) + LAST)
    assert [line.text for line in found.lines] == ["first", "hello all"]
    assert "zebra" not in repr(found)


# Each is a private message that is built as none of the shapes known, but carries the mark of one.
MARKED = (
    " 18:00:00 From Ada to Ben(Direct Message):\n\t{}\n",
    "[18:00:00] From Ada to Ben(Direct Message):\n\t{}\n",
    "18:00:00From Ada to Ben(Direct Message):\n\t{}\n",
    "18:00:00\u00a0From\u00a0Ada\u00a0to\u00a0Ben(Direct Message):\n\t{}\n",
    "18:00:00.123 From Ada to Ben(Direct Message):\n\t{}\n",
    "18:00 From Ada to Ben (privately) : {}\n",
    "6.00 PM From Ada to Ben (privately) : {}\n",
    "2024/08/15 18:00:00 From Ada to Ben(Direct Message):\n\t{}\n",
    "2024-08-15T18:00:00 From Ada to Ben(Direct Message):\n\t{}\n",
    "١٨:٠٠:٠٠ From Ada to Ben(Direct Message):\n\t{}\n",
    "18:00:00 From Ada to Ben(Direct Message)：{}\n",
    "18:00:00 Da Ada a Ben (private) : {}\n",
    "18:00:00\t Od Ada do Ben (direct message)\u200f : {}\n",
    "18:00:00 From " + "A" * 1100 + " to Ben (Direct Message): {}\n",
)


@pytest.mark.parametrize("shape", MARKED)
def test_mark_of_a_private_message_hides_it_whatever_its_head_looks_like(shape: str) -> None:
    found = harvest(FIRST + shape.format(WORDS) + shape.format(WORDS) + LAST)
    assert [line.text for line in found.lines] == ["first", "hello all"]
    assert found.private == 2
    assert "zebra" not in repr(found)


@pytest.mark.parametrize("text", ["as I said (privately): it helps", "(private): it helps and (privately): so do I"])
def test_mark_in_the_words_of_a_message_hides_nothing(text: str) -> None:
    found = harvest(f"18:00:00 From Ada to Everyone:\n\tlook\n\t{text}\n18:00:01\tAda:\t{text}\n")
    assert [line.text for line in found.lines] == [f"look\n{text}", text]


@pytest.mark.parametrize(
    "head",
    [
        "18:00:00\t From Ada\u00a0to\u00a0Ben : ",
        "18:00:00\u00a0From Ada to Ben: ",
        "18:00:00\t From Ada to\u200e Ben : ",
    ],
)
def test_hard_blanks_and_direction_marks_are_blanks(head: str) -> None:
    found = harvest(FIRST + head + WORDS + "\n" + LAST)
    assert [line.text for line in found.lines] == ["first", "hello all"]
    assert found.private == 1


@pytest.mark.parametrize("head", ["From Ada to Ben:", "From Ada  to  Ben, Cleo:", "De Ada a Ben:"])
def test_saved_message_whose_blanks_became_tabs_is_not_taken_for_one_of_a_recording(head: str) -> None:
    found = harvest(f"18:00:00\t{head}\t{WORDS}\n18:05:00\tCleo:\thello all\n")
    assert [line.text for line in found.lines] == ["hello all"]
    assert "zebra" not in repr(found)


def test_name_keeps_its_hard_blank() -> None:
    (line,) = harvest("18:00:00 From Ada\u00a0Okafor to Everyone:\n\thi\n").lines
    assert line.raw_name == "Ada\u00a0Okafor"


def test_private_message_in_an_unknown_language_is_none_of_the_recording_s_words_before() -> None:
    found = harvest(f"00:01:00\tDora:\tfirst\n00:02:00 Da Ada a Ben:\n\t{WORDS}\n00:05:00\tCleo:\thello all\n")
    assert [line.text for line in found.lines] == ["first", "hello all"]
    assert [(entry.span.first, entry.span.last) for entry in found.unread] == [(2, 3)]


@pytest.mark.parametrize(
    "inside",
    [
        "\t18:00:30 From Cleo to Everyone:\n\tzebra quagga",
        "\tzebra\r\t18:00:30 From Cleo to Everyone:\r\tquagga",
        "\tzebra\u202818:00:30 From Cleo to Everyone:\u2028quagga",
        "\t18:00:30\tCleo:\tzebra quagga",
    ],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_line_like_a_public_head_in_a_saved_private_message_opens_nothing(inside: str, newline: str) -> None:
    private = f"18:00:00 From Ada to Ben(Direct Message):\n{inside}\n"
    found = harvest((FIRST + private + LAST).replace("\n", newline))
    assert [line.text for line in found.lines] == ["first", "hello all"]
    assert "quagga" not in repr(found)


def test_log_pasted_into_a_private_message_outweighs_the_records_of_its_file_and_stays_private() -> None:
    log = "".join(f"\n18:00:{second}\t From  Cleo : zebra {second}" for second in range(10, 40))
    private = f"18:00:00\t From  Ada  to  Ben(Privately) : look{log}\r\n"
    found = harvest("17:59:00\t From  Dora : first\r\n" + private + "18:05:00\t From  Cleo : hello all\r\n")
    assert [line.text for line in found.lines] == ["first", "hello all"]
    assert "zebra" not in repr(found)


@pytest.mark.parametrize(
    "answer",
    [
        'Replying to "zebra quagga of the..."',
        'Replying to "zebra quagga of the plains"',
        'Replying to "ZEBRA QUAGGA OF..."',
        'Respondiendo a "zebra quagga of the..."',
        "Antwort auf „zebra quagga of the plains“",
        "En réponse à «zebra quagga of the plains»",
    ],
)
def test_public_answer_does_not_carry_the_private_words_it_quotes_in_any_language(answer: str) -> None:
    private = f"18:00:00 From Ada to Ben(Direct Message):\n\t{WORDS}\n"
    found = harvest(private + f"18:00:30 From Ben to Everyone:\n\t{answer}\n\t\n\tI am sorry\n" + LAST)
    assert "uagga" not in repr(found).casefold()
    assert [line.text for line in found.lines if line.text != "I am sorry"] == ["hello all"]


@pytest.mark.parametrize(
    "answer",
    [
        'Antwort an "zebra quagga of the..."',
        'En réponse à "zebra quagga of the plains"',
        "Respuesta a “zebra quagga of the...”",
        'In risposta a "zebra quagga of the..."',
        'Em resposta a "zebra quagga of the..."',
        'Als antwoord op "zebra quagga of the..."',
        'Svar til "zebra quagga of the..."',
    ],
)
def test_public_reply_to_private_words_keeps_its_own_in_any_language(answer: str) -> None:
    private = f"18:00:00 From Ada to Ben(Direct Message):\n\t{WORDS}\n"
    found = harvest(private + f"18:00:30 From Ben to Everyone:\n\t{answer}\n\t\n\tI am sorry to hear it\n" + LAST)
    assert answers(found) == [("I am sorry to hear it", "", None), ("hello all", "", None)]
    assert "uagga" not in repr(found)
    assert [entry.why.name for entry in found.left_out] == ["PRIVATE"]


@pytest.mark.parametrize(
    "answer",
    [
        'Reacted to "zebra quagga of the..." with 👍',
        'Reacted to zebra quagga of the... with "👍"',
        'Reaccionó a "zebra quagga of the..." con 👍',
        'Removed a 👍 reaction from "zebra quagga of the..."',
        'Eliminó una reacción 👍 de "zebra quagga of the..."',
    ],
)
@pytest.mark.parametrize("audience", ["Everyone", "Ben(Direct Message)"])
def test_reaction_to_a_private_message_carries_none_of_its_words(answer: str, audience: str) -> None:
    private = f"18:00:00 From Ada to Ben(Direct Message):\n\t{WORDS}\n"
    found = harvest(private + f"18:00:30 From Ben to {audience}:\n\t{answer}\n" + LAST)
    assert [line.text for line in found.lines] == ["hello all"]
    assert "quagga" not in repr(found)


@pytest.mark.parametrize("head", ["Replying to", "Antwort an", "Svar til"])
@pytest.mark.parametrize("gap", ["\n\t", "\n\t\n\t"])
def test_private_words_behind_a_quotation_of_their_own_are_dropped_to_their_end(head: str, gap: str) -> None:
    words = f'the zebra said "no"{gap}quagga left'
    private = f"18:00:00 From Ada to Ben(Direct Message):\n\t{words}\n"
    found = harvest(private + f'18:00:30 From Ben to Everyone:\n\t{head} "{words}"\n\t\n\tI am sorry\n' + LAST)
    assert [line.text for line in found.lines] == ["I am sorry", "hello all"]
    assert "quagga" not in repr(found)


def test_reply_to_what_nobody_wrote_to_everybody_loses_its_quotation_where_there_are_private_messages() -> None:
    reply = '18:00:30 From Ben to Everyone:\n\tReplying to "the zebra"\n\t\n\tI am sorry\n'
    assert answers(harvest(reply)) == [("I am sorry", "the zebra", None)]
    private = f"18:00:00 From Ada to Ben(Direct Message):\n\tas they say: {WORDS}\n"
    assert answers(harvest(private + reply)) == [("I am sorry", "", None)]


def test_words_that_are_also_said_to_everybody_are_public() -> None:
    said = f"18:00:00 From Ada to Ben(Direct Message):\n\t{WORDS}\n18:00:10 From Ada to Everyone:\n\t{WORDS}\n"
    assert [line.text for line in harvest(said).lines] == [WORDS]


def test_short_words_that_were_also_said_in_private_may_be_quoted() -> None:
    found = harvest('18:00:00 From Ada to Ben:\n\tyes\n18:00:10 From Cleo to Everyone:\n\tand we said "yes"\n')
    assert [line.text for line in found.lines] == ['and we said "yes"']
