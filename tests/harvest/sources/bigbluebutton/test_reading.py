from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kindling.harvest.export import Export
from kindling.harvest.records import ChatLine, Harvest, LeftOut, Note, NoteKind, Presence, Span, Unread, Why
from kindling.harvest.sources.bigbluebutton import SOURCES
from kindling.kernel.errors import KindlingError
from tests.harvest.accounting import assert_every_line_is_told

(BBB,) = SOURCES
NOON = 1_723_723_200_000  # 2024-08-15 12:00:00 UTC in milliseconds


def _at(minute: int, second: int) -> datetime:
    return datetime(2024, 8, 15, 12, minute, second)  # noqa: DTZ001 - presences are naive, as reports give them


def _event(stamp: int, module: str, event: str, /, **fields: str) -> str:
    inner = "".join(f"<{tag}>{words}</{tag}>" for tag, words in fields.items())
    return f'<event timestamp="{stamp}" module="{module}" eventname="{event}">{inner}</event>'


def _chat(stamp: int, sender: str, message: str, name: str = "PublicChatEvent", **fields: str) -> str:
    return _event(stamp, "CHAT", name, sender=sender, message=f"<![CDATA[{message}]]>", **fields)


def _recording(*events: str) -> str:
    inner = "".join(events)
    return f'<?xml version="1.0" encoding="UTF-8"?><recording meeting_id="x" bbb_version="2.4">{inner}</recording>'


def _read(text: str, units: int) -> Harvest:
    export = Export(text.encode())
    harvest = BBB.read(export)
    assert_every_line_is_told(export, harvest, units=units)
    return harvest


ADA_JOINS = _event(
    5_000, "PARTICIPANT", "ParticipantJoinEvent", name="Ada", role="MODERATOR", userId="a", timestampUTC=str(NOON)
)
HOUR = _recording(
    "<metadata/>",
    ADA_JOINS,
    _event(6_000, "PARTICIPANT", "ParticipantJoinEvent", name="Ben", role="VIEWER", userId="b"),
    _chat(
        65_000, "Ben", 'hello from <a href="https://example.org" target="_blank"><u>example.org</u></a><br/>&amp; tea'
    ),
    _event(66_000, "PARTICIPANT", "ParticipantLeftEvent", userId="b"),
    _event(70_000, "PARTICIPANT", "ParticipantJoinEvent", name="Ben", role="VIEWER", userId="b"),
    _event(95_000, "PRESENTATION", "GotoSlideEvent", slide="2"),
)


def test_public_chat_is_on_the_recordings_clock_and_presences_in_utc() -> None:
    assert _read(HOUR, 6) == Harvest(
        source="bigbluebutton-events",
        sure=0.95,
        clock="offset",
        lines=(ChatLine(Span(3, 3), 60.0, "Ben", "hello from example.org\n& tea"),),
        presences=(
            Presence(
                Span(1, 1),
                "Ada",
                joined=_at(0, 0),
                left=_at(1, 30),
                minutes=1.5,
                role="moderator",
            ),
            Presence(
                Span(2, 2),
                "Ben",
                joined=_at(0, 1),
                left=_at(1, 1),
                minutes=1.0,
                role="viewer",
            ),
            Presence(
                Span(5, 5),
                "Ben",
                joined=_at(1, 5),
                left=_at(1, 30),
                minutes=25 / 60,
                role="viewer",
            ),
        ),
        frame=(Span(4, 4), Span(6, 6)),
        day=date(2024, 8, 15),
        started=datetime(2024, 8, 15, 12, 0, 0, tzinfo=UTC),
        remarks=("Its times of joining and leaving are in UTC.",),
    )


def test_private_messages_never_become_lines_however_they_are_called() -> None:
    whispered = "my sister's diagnosis"
    harvest = _read(
        _recording(
            _chat(1, "Ada", whispered, "PrivateChatEvent"),
            _chat(2, "Ada", whispered, "GroupMessageSentEvent"),
            _chat(3, "Ada", whispered, receiverId="b"),
            _chat(4, "Ada", whispered, chatId="1723-private"),
            _event(5, "WHISPER", "PublicChatEvent", sender="Ada", message=whispered),
            _event(6, "WHISPER", "ChatToOneEvent", sender="Ada", message=whispered),
            _chat(7, "Ada", "to all", chatId="MAIN-PUBLIC-GROUP-CHAT"),
        ),
        7,
    )
    assert harvest.left_out == tuple(LeftOut(Span(number, number), Why.PRIVATE) for number in range(1, 7))
    assert [line.text for line in harvest.lines] == ["to all"]
    assert (harvest.private, whispered in repr(harvest)) == (6, False)


def test_an_empty_message_is_left_out_and_clearing_the_chat_is_no_message() -> None:
    harvest = _read(_recording(_chat(1, "Ada", " "), _event(2, "CHAT", "ClearPublicChatRecordEvent")), 2)
    assert (harvest.left_out, harvest.frame) == ((LeftOut(Span(1, 1), Why.EMPTY),), (Span(2, 2),))


def test_polls_become_notes_without_who_voted() -> None:
    answers = '[{"id":0,"key":"Yes","numVotes":3},{"id":1,"key":"No","numVotes":1}]'
    harvest = _read(
        _recording(
            _event(1, "POLL", "PollStartedRecordEvent", question="Shall we go on?"),
            _event(2, "POLL", "UserRespondedToPollRecordEvent", userId="ada-7", answerId="0"),
            _event(3, "POLL", "PollPublishedRecordEvent", question="Shall we go on?", answers=answers),
            _event(4, "POLL", "PollPublishedRecordEvent", answers=answers),
            _event(5, "POLL", "PollPublishedRecordEvent", answers="[1]"),
            _event(6, "POLL", "PollStartedRecordEvent"),
        ),
        6,
    )
    assert harvest.notes == (
        Note(Span(1, 1), NoteKind.POLL, "Shall we go on?"),
        Note(Span(3, 3), NoteKind.POLL, "Shall we go on?: Yes 3, No 1"),
        Note(Span(4, 4), NoteKind.POLL, "Poll: Yes 3, No 1"),
    )
    assert "ada-7" not in repr(harvest)


def test_without_a_moment_in_utc_there_is_no_day() -> None:
    harvest = _read(_recording(_event(5, "PARTICIPANT", "ParticipantJoinEvent", name="Ada", userId="a")), 1)
    assert (harvest.day, harvest.presences) == (None, (Presence(Span(1, 1), "Ada"),))


def test_stamps_that_are_no_time_are_none() -> None:
    late = _event(5, "PARTICIPANT", "ParticipantJoinEvent", name="Ada", userId="a", timestampUTC="9" * 15)
    harvest = _read(_recording(late, _chat(5, "Ada", "yes").replace('"5"', '"soon"')), 2)
    assert harvest.lines == (ChatLine(Span(2, 2), None, "Ada", "yes"),)
    assert harvest.presences == (Presence(Span(1, 1), "Ada"),)


def test_a_file_that_breaks_off_is_read_up_to_there() -> None:
    harvest = _read(_recording(_chat(1, "Ada", "yes"), _chat(2, "Ada", "no"))[:-30], 2)
    assert [line.text for line in harvest.lines] == ["yes"]
    assert harvest.unread == (Unread(Span(2, 2), "The file breaks off here; it is not sound XML."),)


def test_what_is_no_xml_is_refused() -> None:
    with pytest.raises(KindlingError, match="not sound XML"):
        BBB.read(Export(b"<recording <event eventname="))


def test_an_xml_that_laughs_is_refused() -> None:
    bomb = '<!DOCTYPE r [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
    with pytest.raises(KindlingError, match="define entities"):
        BBB.read(Export(_recording(_chat(1, "Ada", "yes")).replace("<recording", f"{bomb}<recording").encode()))


def test_an_xml_nested_without_end_is_refused() -> None:
    with pytest.raises(KindlingError, match="nested without end"):
        BBB.read(Export(_recording("<a>" * 50 + "</a>" * 50).encode()))


def test_an_event_of_countless_elements_is_refused() -> None:
    with pytest.raises(KindlingError, match="nested without end"):
        BBB.read(Export(_recording(f"<event>{'<a/>' * 100_001}</event>").encode()))


def test_it_is_found_by_its_recording() -> None:
    texts = {"whole": HOUR, "no events": _recording(), "a page": "<html><event eventname=", "nothing": ""}
    assert {name: BBB.sniff(Export(text.encode())) for name, text in texts.items()} == {
        "whole": 0.95,
        "no events": 0.5,
        "a page": 0.0,
        "nothing": 0.0,
    }


@given(st.lists(st.tuples(st.integers(0, 1600), st.binary(max_size=4)), max_size=4))
def test_any_bytes_end_in_a_harvest_or_a_clear_error(cuts: list[tuple[int, bytes]]) -> None:
    data = HOUR.encode()
    for place, put in cuts:
        data = data[:place] + put + data[place + 2 :]
    export = Export(data)
    BBB.sniff(export)
    try:
        harvest = BBB.read(export)
    except KindlingError:
        return
    assert harvest.source == "bigbluebutton-events"
