"""One invented export of every registered source, of any length: people and words are ours."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass

PEOPLE = ("Ada Okafor", "Ben Weber", "Cleo Moreau", "Dora Lind", "Emil Novak", "Farah Aziz", "Goran Ilić")
WORDS = (
    "On our ward we begin the round with the question what went well yesterday",
    "A short thank you at the end of a night shift costs nothing and is kept for years",
    "We learned to ask before we help, and to sit down while we listen",
    "Kindness is also telling somebody early that the plan has changed",
)


@dataclass(frozen=True)
class Sample:
    """A text export: what opens it, its ``unit`` for the number of a message, and what closes it."""

    head: str
    unit: Callable[[int], str]
    tail: str = ""

    def data(self, units: int = 12) -> bytes:
        """The export with that many messages."""
        return (self.head + "".join(map(self.unit, range(units))) + self.tail).encode()

    def of_size(self, size: int) -> bytes:
        """The export with as many messages as fill ``size`` bytes."""
        return self.data(size * 200 // len(self.data(200)))


def who(number: int) -> str:
    return PEOPLE[number % len(PEOPLE)]


def what(number: int) -> str:
    return f"{WORDS[number % len(WORDS)]} ({number})"


def clock(seconds: int) -> str:
    return f"{seconds // 3600 % 24:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"


def _chat(number: int) -> str:
    head = f"{clock(number // 3)}\t{who(number)}:\t"
    if number % 5 == 3:
        return f'{head}Reacted to "{what(number - 1)[:20]}..." with 👍\r\n'
    if number % 5 == 4:
        return f'{head}Replying to "{what(number - 2)[:20]}..."\n\n{what(number)}\r\n'
    return f"{head}{what(number)}\r\n"


def _connection(number: int) -> str:
    at = f"08/15/2024 06:{number // 60 % 60:02}:{number % 60:02} PM"
    return f"{who(number)} {number},p{number}@example.org,{at},08/15/2024 07:00:00 PM,{number % 60}\r\n"


def _cue(number: int, *, mark: str = ".", named: str = "{who}: {what}") -> str:
    start, end = clock(2 * number), clock(2 * number + 1)
    return f"{start}{mark}000 --> {end}{mark}900\n{named.format(who=who(number), what=what(number))}\n\n"


def _bbb_event(number: int) -> str:
    return (
        f'<event timestamp="{1000 * number}" module="CHAT" eventname="PublicChatEvent">'
        f"<sender>{who(number)}</sender><message><![CDATA[{what(number)}]]></message>"
        f"<timestampUTC>{1723744800000 + 1000 * number}</timestampUTC></event>\n"
    )


def _teams_row(number: int) -> str:
    at = f"8/15/24, 6:{number // 60 % 60:02}:{number % 60:02} PM"
    return f"{who(number)} {number}\t{at}\t8/15/24, 7:00:00 PM\t30m 2s\tp{number}@example.org\tp{number}\tAttendee\n"


def short(seconds: int) -> str:
    hours = f"{seconds // 3600}:" if seconds >= 3600 else ""
    return f"{hours}{seconds // 60 % 60:0{2 if hours else 1}}:{seconds % 60:02}"


SAMPLES = {
    "zoom-chat": Sample("", _chat),
    "zoom-attendance": Sample(
        "Meeting ID,Topic,Start Time,End Time,User Email,Duration (Minutes),Participants,\r\n"
        "812 3456 7890,Kindness,08/15/2024 06:00:00 PM,08/15/2024 07:00:00 PM,ada@example.org,60,12,\r\n\r\n"
        "Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes)\r\n",
        _connection,
    ),
    "zoom-polls": Sample(
        "Poll Report\nReport Generated:,2024-08-16 09:48:33\n"
        "Topic,Meeting ID,Actual Start Time,Actual Duration (minutes),\n"
        "Kindness,812 3456 7890,2024-08-15 18:00:11,62,\nPoll Details\n#,User Name,User Email,Submitted Date/Time,\n",
        lambda n: (
            f'{n + 1},{who(n)} {n},p{n}@example.org,"Aug 15, 2024 18:{n // 60 % 60:02}:{n % 60:02}",'
            f"Shall we go on?,{('Yes', 'No')[n % 2]},What helps you?,{what(n % 20)},\n"
        ),
    ),
    "zoom-registration": Sample(
        "First Name,Last Name,Email,Registration Time,Approval Status\r\n",
        lambda n: f"{who(n).replace(' ', ',')} {n},p{n}@example.org,08/01/2024 06:{n % 60:02}:00 PM,approved\r\n",
    ),
    "zoom-captions": Sample("", lambda number: f"[{who(number)}] {clock(64_800 + number)}\n{what(number)}\n\n"),
    "zoom-transcript": Sample("WEBVTT\n\n", lambda number: f"{number + 1}\n{_cue(number)}"),
    "teams-captions": Sample("WEBVTT\n\n", lambda number: _cue(number, named="<v {who}>{what}</v>")),
    "youtube-captions": Sample(
        "WEBVTT\nKind: captions\nLanguage: en\n\n",
        lambda number: (
            f"{clock(2 * number)}.000 --> {clock(2 * number + 1)}.900 align:start position:0%\n"
            f"On<{clock(2 * number)}.500><c> ward</c><{clock(2 * number)}.900><c> {number}</c>\n\n"
        ),
    ),
    "webvtt": Sample("WEBVTT\n\nNOTE made by hand\n\n", lambda number: _cue(number, named="{what}")),
    "srt": Sample("", lambda number: f"{number + 1}\n{_cue(number, mark=',')}"),
    "sbv": Sample("", lambda n: f"{n // 3600}:{n // 60 % 60:02}:{n % 60:02}.000,9:59:59.000\n{what(n)}\n\n"),
    "otter": Sample(
        "",
        lambda number: f"{who(number)}  {short(3 * number)}  \n{what(number)}\n\n",
        "Transcribed by https://otter.ai\n",
    ),
    "meet-transcript": Sample(
        "Kindness\nAttendees\nAda Okafor, Ben Weber\nTranscript\n\n",
        lambda number: (f"{clock(number)}\n\n" if number % 6 == 0 else "") + f"{who(number)}: {what(number)}\n",
        "\nTranscription ended after 00:28:51\n\n"
        "This editable transcript was computer generated and might contain errors.\n",
    ),
    "teams-chat": Sample(
        "", lambda n: f"[Thursday 9:{n // 9 % 60:02} AM] {who(n)}\n\n{what(n)}\n{' like 2' if n % 4 == 0 else ' '}\n"
    ),
    "teams-attendance": Sample(
        "1. Summary\nMeeting title\tKindness\nAttended participants\t12\nStart time\t8/15/24, 6:00:00 PM\n"
        "End time\t8/15/24, 7:00:00 PM\nMeeting duration\t1h\n\n2. Participants\n"
        "Name\tFirst Join\tLast Leave\tIn-Meeting Duration\tEmail\tParticipant ID (UPN)\tRole\n",
        _teams_row,
    ),
    "teams-transcript": Sample(
        "Kindness\nAugust 15, 2024, 5:00PM\n50m 42s\n\nAda Okafor started transcription\n\n",
        lambda number: f"{who(number)} (ANNA)   {short(3 * number)}\n{what(number)}\n\n",
    ),
    "bigbluebutton-events": Sample(
        '<?xml version="1.0"?>\n<recording meeting_id="invented-1" bbb_version="2.7">\n', _bbb_event, "</recording>\n"
    ),
    "notes": Sample(
        "# Kindness, 15 August 2024\n\n## Group 1\nScribe: Ada Okafor\n\n",
        lambda n: f"- {what(n)}\n",
        "\n## Closing reflections\n- Ben: a kettle\n",
    ),
}
"""The text exports, by the id of the source that reads them."""


def deck(slides: int = 3) -> bytes:
    """An invented PowerPoint deck."""
    from pptx import Presentation

    made = Presentation()
    for number in range(slides):
        slide = made.slides.add_slide(made.slide_layouts[1])
        slide.shapes.title.text = f"Slide {number + 1}"
        slide.placeholders[1].text = what(number)
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def pasted_document(paragraphs: int = 12) -> bytes:
    """An invented Teams transcript as a Word document."""
    from docx import Document

    made = Document()
    for line in SAMPLES["teams-transcript"].data(paragraphs).decode().splitlines():
        made.add_paragraph(line)
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()
