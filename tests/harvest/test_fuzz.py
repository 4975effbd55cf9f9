"""Bytes thrown at the readers for ``FUZZ_SECONDS``: each ends in a harvest or a refusal, and nothing private leaks."""

from __future__ import annotations

import os
import random
import time
from collections.abc import Callable, Iterator
from contextlib import suppress

import pytest

from kindling.harvest.detect import registry
from kindling.harvest.export import Export
from kindling.harvest.records import Harvest
from kindling.harvest.source import Source
from kindling.kernel.errors import KindlingError
from tests.harvest.accounting import assert_every_line_is_told
from tests.harvest.invented import SAMPLES, clock, deck, pasted_document, what, who
from tests.harvest.sources.deck.made import pdf
from tests.harvest.test_any_bytes import NOT_BY_LINES, PIECES

SECONDS = float(os.environ.get("FUZZ_SECONDS", "30"))
MOST = 2**20
SLOW = 10.0
"""CPU seconds that no file of a mebibyte may take."""

MARKER = "quagga"
"""Stands in the words of every private message here, and nowhere else."""


def _private(number: int) -> str:
    return f"{MARKER} {what(number)}"


def _saved(number: int) -> str:
    """A chat saved in the room, every third message private and every fourth an answer to one."""
    head = f"{clock(64_800 + number)} From {who(number)} to "
    if number % 3 == 0:
        return f"{head}{who(number + 1)}(Direct Message):\n\t{_private(number)}\n\t{MARKER} again\n"
    if number % 4 == 1:
        return f'{head}Everyone:\n\tReplying to "{_private(3 * (number // 3))[:20]}..."\n\t\n\tyes\n'
    if number % 4 == 2:
        return f'{head}Everyone:\n\tReacted to "{_private(3 * (number // 3))}" with 👍\n'
    return f"{head}Everyone:\n\t{what(number)}\n"


def _webinar(number: int) -> str:
    """An old chat of one line a message, every other private."""
    head = f"{clock(64_800 + number)}\t From  {who(number)}"
    return f"{head}  to  {who(number + 1)}(Privately) : {_private(number)}\r\n" if number % 2 else f"{head} : hi\r\n"


def _event(number: int) -> str:
    kind, receiver = ("PrivateChatEvent", "<receiver>u7</receiver>") if number % 2 else ("PublicChatEvent", "")
    words = _private(number) if number % 2 else what(number)
    return (
        f'<event timestamp="{number}" module="CHAT" eventname="{kind}">{receiver}<sender>{who(number)}</sender>'
        f"<message><![CDATA[{words}]]></message></event>\n"
    )


def _pasted(number: int) -> str:
    """A pasted chat, every other message private."""
    head = f"[Thursday 9:{number:02} AM] {who(number)}"
    if number % 2:
        return f"{head} to {who(number + 1)} (Direct Message)\n{_private(number)}\n\n{MARKER} again\n\n"
    return f"{head}\n{what(number)}\n\n"


PRIVATE = {
    "teams-chat": ("".join(map(_pasted, range(40))),),
    "zoom-chat": ("".join(map(_saved, range(40))), "".join(map(_webinar, range(40)))),
    "bigbluebutton-events": ('<recording meeting_id="1">\n' + "".join(map(_event, range(20))) + "</recording>\n",),
}
DOCUMENTS = (deck(), pasted_document(), pdf([(20, 40, 400, "Kindness")]))
PLAIN = tuple(sample.data(30) for sample in SAMPLES.values())


def _read(source: Source, export: Export) -> Harvest | None:
    """The harvest, or None for a clear refusal; slowness is a failure too."""
    started = time.process_time()
    found = None
    with suppress(KindlingError):
        found = source.read(export)
    assert time.process_time() - started < SLOW, "too slow"
    return found


def _check(data: bytes) -> Iterator[Harvest]:
    """Everybody who claims the file reads it and tells of every line, or refuses it."""
    export = Export(data)
    for source in registry():
        sure = source.sniff(export)
        assert 0 <= sure <= 1
        found = _read(source, export) if sure else None
        if found:
            if export.is_text and source.id not in NOT_BY_LINES:
                assert_every_line_is_told(export, found)
            yield found


def _mutated(chance: random.Random, data: bytes) -> bytes:
    """``data`` with stretches cut out, doubled, moved, overwritten, or other pieces of formats put in."""
    made = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        first = chance.randint(0, len(made))
        last = min(len(made), first + chance.choice((0, 1, 2, 8, 40, 200)))
        stretch = bytes(made[first:last])
        made[first:last] = chance.choice(
            (
                b"",
                2 * stretch,
                stretch[::-1],
                chance.choice(PIECES),
                stretch + chance.choice(PIECES),
                chance.randbytes(3),
            )
        )
    return bytes(made)


def _grown(chance: random.Random) -> bytes:
    """Up to a mebibyte of a few pieces, again and again, or of nothing known."""
    unit = b"".join(chance.choices(PIECES, k=chance.randint(1, 8))) or b"\n"
    size = chance.choice((1000, 50_000, MOST))
    return chance.choice((unit * (size // len(unit) + 1), chance.randbytes(size), _spliced(chance, size)))[:size]


def _spliced(chance: random.Random, size: int) -> bytes:
    """Lines of several exports shuffled together."""
    lines = [line for data in chance.sample(PLAIN, 2) for line in data.splitlines(keepends=True)]
    chance.shuffle(lines)
    return b"".join(lines * (1 + size // 10_000))


def _until_the_time_is_up(share: float, attack: Callable[[random.Random], None]) -> None:
    """Attacks with one seed after the other; a failure names its seed."""
    seed = int(os.environ.get("FUZZ_SEED", "0"))
    ends = time.monotonic() + SECONDS * share
    while time.monotonic() < ends:
        try:
            attack(random.Random(seed))
        except BaseException as error:
            error.add_note(f"FUZZ_SEED={seed}")
            raise
        seed += 1


@pytest.mark.fuzz
def test_mutated_exports_end_in_a_harvest_or_a_refusal() -> None:
    def attack(chance: random.Random) -> None:
        data = _mutated(chance, chance.choice((*PLAIN, *DOCUMENTS)))
        for found in _check(data):
            assert found.source in {source.id for source in registry()}

    _until_the_time_is_up(0.5, attack)


@pytest.mark.fuzz
def test_bytes_up_to_a_mebibyte_end_in_a_harvest_or_a_refusal() -> None:
    def attack(chance: random.Random) -> None:
        assert list(_check(_grown(chance))) is not None

    _until_the_time_is_up(0.25, attack)


@pytest.mark.fuzz
def test_private_words_stay_private_whatever_happens_to_the_public_ones() -> None:
    def attack(chance: random.Random) -> None:
        source = chance.choice(list(PRIVATE))
        text = chance.choice(PRIVATE[source])
        for found in _check(_disturbed(chance, text).encode()):
            if found.source == source:
                assert MARKER not in repr(found)

    _until_the_time_is_up(0.25, attack)


def _disturbed(chance: random.Random, text: str) -> str:
    """The lines of an export, some of the public ones changed, doubled or taken out, the newlines perhaps of another
    kind; the heads of private messages stand.
    """
    kept = []
    for line in text.splitlines(keepends=True):
        public = MARKER not in line and "Message)" not in line and "PrivateChat" not in line and "recording" not in line
        damage = chance.random() if public else 1.0
        if damage < 0.05:
            line = line[: len(line) // 2] + "\n"  # noqa: PLW2901 - the line as it stands after the damage
        kept.append("" if damage < 0.02 else line * 2 if damage > 0.97 and public else line)
    return "".join(kept).replace("\n", chance.choice(("\n", "\n", "\r\n"))).replace("\r\r\n", "\r\n")
