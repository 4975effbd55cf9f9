"""``kindling consents``: who said what in a month's pack and what they decided, out as a table and back in."""

from __future__ import annotations

import csv
import datetime
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kindling.cli.files import EXPORT
from kindling.cli.site import settled, stand_up
from kindling.cli.write import write_private
from kindling.kernel.errors import KindlingError

if TYPE_CHECKING:
    from kindling.contributions.records import Piece
    from kindling.conversations.models import Conversation

COLUMNS = ("key", "who", "words", "section", "decision", "how", "given on")
"""The columns of the table. ``key``, ``decision``, ``how`` and ``given on`` are read back; by ``words`` and ``who``,
where they were left in it, is told whether these changed since."""


DECISIONS = (
    "named",
    "first name",
    "first name with role and place",
    "role only",
    "anonymous",
    "declined",
    "withdrawn",
    "room only",
)
"""What somebody may decide, as the table says it."""

FORMULAS = ("=", "+", "-", "@", "\t")
"""How a cell begins that a spreadsheet would take for a formula."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One row that somebody filled in: the line it stands in, counted from 1, and what it says.

    ``who`` and ``words`` are what was asked about; empty where the table has them no more.
    """

    line: int
    key: str
    decision: str
    how: str
    given_on: datetime.date
    who: str
    words: str


class BadRow(KindlingError):
    """A row that cannot be recorded; the sentence names its line."""


@click.command()
@click.argument("month")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="Write the table there as CSV.")
@click.option("--record", type=EXPORT, help="Record the decisions that stand in this CSV.")
def consents(month: str, out: Path | None, record: Path | None) -> None:
    """Tell who said what in the working pack of MONTH (2024-08), and what they decided.

    With --record, each row with a decision is recorded, all of them or none; rows that say what stands already are
    passed over.
    """
    stand_up(settled(), served=False)
    from kindling.cli.months import conversation_of  # noqa: PLC0415 - needs Django's settings

    conversation = conversation_of(month)
    if record:
        click.echo(_recorded(conversation, record))
    table = _table(conversation)
    if out:
        _write(out, table)
        click.echo(f"{len(table)} {'piece' if len(table) == 1 else 'pieces'} written to {out}, for editors alone.")
    elif not record:
        for row in table:
            decided = row["decision"] or "not asked"
            click.echo(f"{row['key']:>6}  {decided:<30}  {row['section']}: {_short(row['words'])}")


def _short(words: str, limit: int = 60) -> str:
    line = " ".join(words.split())
    return line if len(line) <= limit else f"{line[:limit].rstrip()} …"


def _table(conversation: Conversation) -> list[dict[str, str]]:
    """A row for each piece that stands in the pack, in its order; what is only in the ledger is no longer asked."""
    from kindling.contributions.queries import ledger  # noqa: PLC0415 - needs Django's settings

    known = {piece.key: piece for piece in ledger(conversation)}
    return [_row(known[key], title) for key, title in _placed(conversation) if key in known]


def _placed(conversation: Conversation) -> Iterator[tuple[str, str]]:
    """The key of each piece of the pack, once, with its section's title."""
    from kindling.curation.queries import working_pack  # noqa: PLC0415 - needs Django's settings
    from kindling.pack.document import Pack, said  # noqa: PLC0415 - the same

    pack = working_pack(conversation)
    if pack is None:
        raise KindlingError(f"{conversation.month} has no working pack yet.", "kindling draft makes one.")
    seen: set[str] = set()
    for section in pack.sections:
        for piece in said(Pack(pack.title, pack.series, sections=(section,), media=pack.media)):
            if piece.contribution not in seen:
                seen.add(piece.contribution)
                yield piece.contribution, section.title


def _row(piece: Piece, section: str) -> dict[str, str]:
    """The cells of a piece; a yes that was for other words, or another name, does not stand beside these."""
    given = piece.given_on.isoformat() if piece.given_on else ""
    changed = piece.words_changed or piece.shown_changed
    decided = ("", "", "") if changed else (piece.decision, piece.how, given)
    return dict(zip(COLUMNS, (piece.key, _who(piece), piece.text, section, *decided), strict=True))


def _who(piece: Piece) -> str:
    return piece.name or piece.first_name or piece.role


def _safe(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(FORMULAS) else cell


def _write(out: Path, table: Sequence[dict[str, str]]) -> None:
    """Writes the table, with a mark by which spreadsheets know its letters."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, COLUMNS)
    writer.writeheader()
    writer.writerows({name: _safe(cell) for name, cell in row.items()} for row in table)
    write_private(text.getvalue().encode("utf-8-sig"), out)


def _recorded(conversation: Conversation, file: Path) -> str:
    """Records what is new in the table, all of it or nothing; answers what was done."""
    from django.db import transaction  # noqa: PLC0415 - needs Django's settings

    from kindling.contributions.actions import record_consents  # noqa: PLC0415 - the same
    from kindling.contributions.queries import ledger  # noqa: PLC0415 - the same
    from kindling.ground.actors import WORKER  # noqa: PLC0415 - the same

    known = {piece.key: piece for piece in ledger(conversation)}
    new = [one for one in answers_in(file) if not _stands(one, known.get(one.key))]
    with transaction.atomic():
        for one in new:
            try:
                _check_read(one, known.get(one.key))
                record_consents(
                    by=WORKER,
                    conversation=conversation,
                    keys=[one.key],
                    decision=one.decision,
                    how=one.how,
                    given_on=one.given_on,
                    read={piece.key: piece.mark for piece in known.values()},
                )
            except KindlingError as wrong:
                raise BadRow(f"{file.name}, line {one.line}: {wrong.sentence}", wrong.remedy) from None
    return f"{len(new)} {'decision was' if len(new) == 1 else 'decisions were'} recorded."


def _stands(one: Answer, known: Piece | None) -> bool:
    """Whether this very decision is the one that stands, for the words and the name as they are now."""
    if known is None or known.words_changed or known.shown_changed:
        return False
    return (known.decision, known.how, known.given_on) == (one.decision, one.how, one.given_on)


def _check_read(one: Answer, known: Piece | None) -> None:
    """Raises `NotAllowed` for a yes to other words, or of somebody else, than stand in the pack by now."""
    from kindling.contributions.rules import check_can_answer  # noqa: PLC0415 - needs Django's settings

    asked = [(one.words, known.text), (one.who, _who(known))] if known else []
    changed = any(told and _plain(told) != _plain(now) for told, now in asked)
    check_can_answer("now", "earlier" if changed else "now", one.decision)


def _plain(cell: str) -> str:
    """A cell's words, whether or not a spreadsheet kept what makes them safe."""
    words = " ".join(cell.split())
    return words[1:] if words.startswith("'") and words[1:].startswith(FORMULAS) else words


def answers_in(file: Path) -> list[Answer]:
    """The rows of a table in which somebody decided. Raises `BadRow` with every line that cannot be read."""
    try:
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        raise BadRow(f"{file.name} is no UTF-8 text.", "Save it as CSV in UTF-8.") from None
    reader = csv.DictReader(io.StringIO(text, newline=""))
    missing = [name for name in ("key", "decision", "how", "given on") if name not in (reader.fieldnames or ())]
    if missing:
        raise BadRow(f"{file.name} has no column called “{missing[0]}”.", "Begin with kindling consents --out.")
    told = [_read(reader.line_num, cells) for cells in map(_cells, reader) if cells["decision"]]
    if wrong := [one for one in told if isinstance(one, str)]:
        raise BadRow("\n".join(f"{file.name}, {one}" for one in wrong), "Nothing was recorded.")
    return [one for one in told if isinstance(one, Answer)]


def _cells(row: dict[str | None, str | None]) -> dict[str, str]:
    return {name: (row.get(name) or "").strip() for name in COLUMNS}


def _read(line: int, cells: dict[str, str]) -> Answer | str:
    """One row, or what is wrong with it."""
    if cells["decision"].casefold() not in DECISIONS:
        return f"line {line}: “{cells['decision']}” is no decision; write one of {', '.join(DECISIONS)}."
    if not cells["how"]:
        return f"line {line}: it does not say how the decision was given."
    try:
        given = datetime.date.fromisoformat(cells["given on"])
    except ValueError:
        return f"line {line}: “{cells['given on']}” is no day; write 2026-10-20."
    decision = cells["decision"].casefold()
    return Answer(line, cells["key"], decision, cells["how"], given, cells["who"], cells["words"])
