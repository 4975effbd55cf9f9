"""Does the site carry 120,000 members? Pages of the desk, the month's invitations, one erasure and a replay.

    python -m benchmarks.members [members]

Rows are written in bulk, then every invitation of a month is queued by a process of its own, whose peak memory is
taken, and its CPU's time, for the clock says little on a busy machine. Pages are asked afterwards, with those messages
in the queue: the middle of five times, in the CPU's milliseconds. Last, one member is erased, and the ledger is
replayed against everybody.
"""

from __future__ import annotations

import datetime
import itertools
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.test import Client

MEMBERS = 120_000
PAGE_MS, MOST_QUERIES, FAN_OUT_SECONDS, FAN_OUT_MB, ERASE_SECONDS, REPLAY_SECONDS = 300, 25, 60, 300, 1, 60
TIMES, BATCH = 5, 2_000
MONTH = "2027-03"
FIRST = ("Sunniva", "Okon", "Mirela", "Taavi", "Ines", "Bashir", "Lowri", "Pål", "Yewande", "Hana")
LAST = ("Holt", "Adeyemi", "Sørby", "Quill", "Marsh", "Tamm", "Vasquez", "Thorne", "Okafor", "Lind")
SEARCHED = ("desk-people?q=sunniva", "desk-people?q=member77123@")
LIST = ("desk-people", *SEARCHED, "desk-names", "desk-twins", "desk-months", "desk-mail")
OF_MONTH = ("desk-invitations", "desk-attendance", "desk-plan", "month")


def main() -> int:
    """Prints each figure beside its limit; 1 where one is over."""
    members = int(sys.argv[1]) if len(sys.argv) > 1 else MEMBERS
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"DATA_FOLDER": folder, "DATABASE_URL": "", "SITE_URL": "http://localhost:8000"}
        from kindling.cli.site import settled, stand_up  # noqa: PLC0415 - once the folder is this run's own

        stand_up(settled())
        over = [_told(f"fill {members:,}", _seconds(lambda: _fill(members)), "s", None), *_fanned_out(members)]
        over += [_page(name, address) for name, address in _addresses()]
        over += _erased()
    return int(any(over))


def _told(what: str, value: float, unit: str, limit: float | None) -> bool:
    """Prints one figure; answers whether it is over its limit."""
    beside = f" of {limit:g}, {value / limit:.2f} of the limit" if limit else ""
    over = bool(limit) and value > (limit or 0)
    print(f"{what:<34}{value:>9.1f} {unit}{beside}{' OVER' if over else ''}", flush=True)
    return over


def _seconds(do: Callable[[], object]) -> float:
    began = time.perf_counter()
    do()
    return time.perf_counter() - began


def _fill(members: int) -> None:
    """A series with a month to come, and so many members of it, a fifth of them met in the month before."""
    from kindling.conversations.actions import (  # noqa: PLC0415 - needs Django's settings
        describe_community,
        describe_series,
        record_conversation,
    )
    from kindling.conversations.facts import CommunityFacts, ConversationFacts, SeriesFacts  # noqa: PLC0415 - the same
    from kindling.ground.actors import WORKER  # noqa: PLC0415 - the same
    from kindling.ground.models import Role, User  # noqa: PLC0415 - the same

    User.objects.create_user("steward@example.org", name="Ada Brennan", role=Role.STEWARD)
    describe_community(by=WORKER, facts=CommunityFacts(name="The Kettle", about="Many.", contact_email="a@example.org"))
    starts, ends = datetime.time(18), datetime.time(19)
    facts_of = SeriesFacts(name="By the kettle", rule="FREQ=MONTHLY;BYDAY=3TH", starts=starts, ends=ends)
    series = describe_series(by=WORKER, facts=facts_of)
    for month in ("2027-02", MONTH):
        facts = ConversationFacts(month=month, title="Small repairs", day=datetime.date.fromisoformat(f"{month}-18"))
        record_conversation(by=WORKER, series=series, facts=facts)
    rows = _rows(members)
    while batch := list(itertools.islice(rows, BATCH)):
        _write(batch)


def _rows(members: int) -> Iterator[tuple[str, str]]:
    """Names, of which some are the same, and addresses."""
    for number in range(members):
        name = f"{FIRST[number % len(FIRST)]} {LAST[number // 10 % len(LAST)]}"
        yield f"{name} {_letters(number // 100)}".strip(), f"member{number}@example.org"


def _letters(number: int) -> str:
    return "".join(chr(97 + int(figure)) for figure in str(number)).capitalize()


def _write(batch: list[tuple[str, str]]) -> None:
    from django.utils import timezone  # noqa: PLC0415 - needs Django's settings

    from kindling.attendance.models import Attended  # noqa: PLC0415 - the same
    from kindling.conversations.models import Conversation  # noqa: PLC0415 - the same
    from kindling.people.models import Address, Alias, Person  # noqa: PLC0415 - the same
    from kindling.people.naming import name_key  # noqa: PLC0415 - the same

    now, before = timezone.now(), Conversation.objects.get(month="2027-02")
    told = {"standing": "member", "joined_at": now, "zone": "Europe/London"}
    people = Person.objects.bulk_create(Person(name=name, key=name_key(name), **told) for name, _ in batch)
    pairs = list(zip(people, batch, strict=True))
    Address.objects.bulk_create(Address(person=who, email=email, confirmed_at=now) for who, (_, email) in pairs)
    met = [(who, name) for who, (name, _) in pairs[:: len(FIRST) // 2]]
    aliases = [Alias(key=f"{name_key(name)} {who.pk}", name=name, person=who, settled_at=now) for who, name in met]
    if not Attended.objects.exists():  # an hour of some hundreds; names of every month for all
        rows = Alias.objects.bulk_create(aliases)
        Attended.objects.bulk_create(Attended(conversation=before, alias=one, seconds=3600) for one in rows)
        return
    Alias.objects.bulk_create(aliases)


FAN_OUT = f"""
import os, resource, time
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kindling.config.settings")
import django
django.setup()
from kindling.conversations.models import Conversation
from kindling.invitations.actions import fan_out_invitations
began, spent = time.perf_counter(), time.process_time()
count = fan_out_invitations(conversation=Conversation.objects.select_related("series").get(month="{MONTH}"))
print(count, time.perf_counter() - began, time.process_time() - spent)
"""


def _fanned_out(members: int) -> list[bool]:
    """The month's invitations queued by a process of its own: its time, its peak memory, and that each is there."""
    from django.db import connection  # noqa: PLC0415 - needs Django's settings

    connection.close()
    done = subprocess.run([sys.executable, "-c", FAN_OUT], check=True, capture_output=True, text=True)
    count, clock, seconds = done.stdout.split()
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"{int(count):,} invitations for {members:,} members{'' if int(count) == members else ' OVER'}")
    return [
        int(count) != members,
        _told("fan out, the clock", float(clock), "s", FAN_OUT_SECONDS),
        _told("fan out, the CPU", float(seconds), "s", FAN_OUT_SECONDS),
        _told("fan out, peak memory", peak, "MB", FAN_OUT_MB),
    ]


def _addresses() -> Iterator[tuple[str, str]]:
    from django.urls import reverse  # noqa: PLC0415 - needs Django's settings

    from kindling.people.models import Person  # noqa: PLC0415 - the same

    for name in LIST:
        bare, mark, query = name.partition("?")
        yield name, f"{reverse(bare)}{mark}{query}"
    yield "desk-person", reverse("desk-person", args=[Person.objects.order_by("pk")[777].uid])
    for name in OF_MONTH:
        yield f"{name} {MONTH}", reverse(name if name.startswith("desk-") else f"desk-{name}", args=[MONTH])
    yield "desk-attendance 2027-02", reverse("desk-attendance", args=["2027-02"])


def _page(name: str, address: str) -> bool:
    """Prints what a page costs; answers whether that is over a limit, or the page does not answer."""
    from django.db import connection  # noqa: PLC0415 - needs Django's settings
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415 - the same

    client = _signed_in()
    client.get(address)  # compiles templates
    with CaptureQueriesContext(connection) as queries:
        status = client.get(address).status_code
    count = len(queries)  # before the next request forgets them
    spent = statistics.median(_spent(client, address) for _ in range(TIMES))
    wrong = status != 200 or count > MOST_QUERIES
    print(f"{name:<34}{status} {count} queries of {MOST_QUERIES}{' OVER' if wrong else ''}")
    return _told(name, spent, "ms", PAGE_MS) or wrong


def _signed_in() -> Client:
    """A steward's browser, with both proofs."""
    from django.test import Client  # noqa: PLC0415 - needs Django's settings

    from kindling.ground.models import User  # noqa: PLC0415 - the same

    client, user = Client(HTTP_HOST="localhost"), User.objects.get(email="steward@example.org")
    client.force_login(user)
    session = client.session
    session["account_authentication_methods"] = [{"method": one, "at": time.time()} for one in ("code", "mfa")]
    session["account_authentication_methods_user"] = str(user.pk)
    session.save()
    return client


def _spent(client: Client, address: str) -> float:
    began = time.process_time()
    client.get(address)
    return (time.process_time() - began) * 1000


def _erased() -> list[bool]:
    from django.conf import settings  # noqa: PLC0415 - needs Django's settings

    from kindling.duties.erasure import Erasure, erase_again, erase_person  # noqa: PLC0415 - the same
    from kindling.ground.actors import NOBODY  # noqa: PLC0415 - the same
    from kindling.people.ledger import FILE  # noqa: PLC0415 - the same
    from kindling.people.models import Person  # noqa: PLC0415 - the same

    def erase() -> None:
        erase_person(person=Person.objects.order_by("pk")[778], by=NOBODY)
        Erasure().go_on()

    return [
        _told("erase one member", _seconds(erase), "s", ERASE_SECONDS),
        _told(
            "replay the ledger", _seconds(lambda: erase_again(file=settings.DATA_FOLDER / FILE)), "s", REPLAY_SECONDS
        ),
    ]


if __name__ == "__main__":
    sys.exit(main())
