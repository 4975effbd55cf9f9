"""The ledger of who was erased, as a file beside the database: it outlives the putting back of an older one.

One line an address: keyed hashes and a date. Only the site's own key makes them, so the file tells nobody anything,
and is of no use without ``secret.key``.
"""

from __future__ import annotations

import datetime
import json
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from django.conf import settings
from django.db import transaction

from kindling.kernel.errors import KindlingError
from kindling.people.erasing import address_mark, person_mark, register_eraser
from kindling.people.models import Address, Erased, Person

FILE = "erased.jsonl"
"""In the data folder, for its owner alone to read."""

Marked = tuple[str, str]
"""The keyed hashes of an address, empty where there was none, and of a uid."""


class BadLedger(KindlingError):
    """A file that is no ledger."""


def register_ledger() -> None:
    """Has the file written once an erasure stands."""
    register_eraser("ledger", lambda _: transaction.on_commit(keep_ledger, robust=True))


def keep_ledger() -> int:
    """Adds to the file what the table has and it has not; answers how many lines. On the disk when it returns.

    Whatever else stands in it, the first line cut short by a loss of power say, holds up nobody's erasure.
    """
    file = Path(settings.DATA_FOLDER) / FILE
    known = _entries(file.read_text(encoding="ascii", errors="replace")) if file.exists() else {}
    new = [row for row in Erased.objects.order_by("pk") if (row.key, row.person) not in known]
    if new:
        _append(file, [{"address": row.key, "person": row.person, "at": row.at.isoformat()} for row in new])
    return len(new)


def read_ledger(file: Path) -> dict[Marked, datetime.datetime]:
    """Who was erased, and when. Lines that a loss of power cut short are passed over. Raises `BadLedger`."""
    try:
        words = file.read_text(encoding="ascii")
    except (OSError, UnicodeDecodeError):
        raise BadLedger(f"{file} cannot be read.", "Give the ledger of your data folder.") from None
    found = _entries(words)
    if words and not found:
        raise BadLedger(f"{file} is no ledger of who was erased.", f"It is called {FILE}, in the data folder.")
    return found


def _entries(words: str) -> dict[Marked, datetime.datetime]:
    return dict(one for line in words.splitlines() if (one := _entry(line)) is not None)


def _entry(line: str) -> tuple[Marked, datetime.datetime] | None:
    try:
        one = json.loads(line)
        return (str(one["address"]), str(one["person"])), datetime.datetime.fromisoformat(one["at"])
    except (KeyError, TypeError, ValueError):
        return None


def back_again(erased: dict[Marked, datetime.datetime]) -> list[Person]:
    """Whoever is here although they were erased: known since before that day. Whoever has joined again since stays."""
    found = {person.pk: person for person, mark, at in _known(erased) if person.made_at <= at}
    return list(found.values())


def addresses_back(erased: dict[Marked, datetime.datetime], held: Iterable[tuple[str, datetime.datetime]]) -> list[str]:
    """Of the addresses ``held``, each with since when, those that were erased later than that."""
    by_address = _by_address(erased)
    return sorted({email for email, since in held if (at := by_address.get(address_mark(email))) and since <= at})


def _by_address(erased: dict[Marked, datetime.datetime]) -> dict[str, datetime.datetime]:
    """When each address was erased last, by its hash."""
    return {address: at for (address, _), at in sorted(erased.items(), key=lambda one: one[1]) if address}


def _known(erased: dict[Marked, datetime.datetime]) -> Iterator[tuple[Person, str, datetime.datetime]]:
    by_address = _by_address(erased)
    by_person = {person: at for (_, person), at in erased.items()}
    for person in Person.objects.iterator(chunk_size=2_000):
        if at := by_person.get(person_mark(person.uid)):
            yield person, "person", at
    for row in Address.objects.select_related("person").iterator(chunk_size=2_000):
        if at := by_address.get(address_mark(row.email)):
            yield row.person, "address", at


def _append(file: Path, lines: list[dict[str, str]]) -> None:
    """Adds whole lines and has them on the disk. A line that was cut short by a loss of power is closed first."""
    told = "".join(json.dumps(line) + "\n" for line in lines)
    opened = os.open(file, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
    try:
        cut = os.fstat(opened).st_size and os.pread(opened, 1, os.fstat(opened).st_size - 1) != b"\n"
        os.write(opened, ("\n" if cut else "").encode() + told.encode())
        os.fsync(opened)
    finally:
        os.close(opened)
    folder = os.open(file.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
