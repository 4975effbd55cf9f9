"""A site whose clock a journey moves, and whose duties are done when it says so. Run with a port and a file.

The file holds how many seconds the clock is ahead of this machine's. Each line of standard input is a thing to do,
answered by a line: ``work`` does all that is due, as the worker would; ``link`` makes Ada a way in; ``member`` with a
name, an address and a zone, a comma between them, makes a member; ``pack`` drafts the pack of a month; ``fill``
makes something of everything, and tells where it stands, as JSON.
"""

from __future__ import annotations

import datetime
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from threading import Thread

from django.utils import timezone

_machine_now = timezone.now


def follow(file: Path) -> None:
    """Moves the clock of this process as ``file`` says. Kindling is not imported before, for it keeps the function."""

    def now() -> datetime.datetime:
        return _machine_now() + datetime.timedelta(seconds=float(file.read_text()))

    timezone.now = now


def serve(port: int) -> None:
    """Stands a site up that has a series, and serves until nobody holds its standard input any more."""
    from kindling.cli.site import settled, stand_up

    stand_up(settled(port=port))
    import uvicorn
    from django.db import connection

    from tests.factories.site import series

    series()
    connection.close()
    Thread(target=_do_as_told, daemon=True).start()
    uvicorn.run("kindling.config.asgi:application", port=port, log_level="warning", lifespan="off", server_header=False)


def _do_as_told() -> None:
    from kindling.duties.loop import work_once

    known: dict[str, Callable[..., object]] = {
        "work": work_once,
        "link": _way_in,
        "member": _join,
        "pack": _draft,
        "fill": _fill,
    }
    for line in sys.stdin:
        what, _, told = line.strip().partition(" ")
        print(known[what](*told.split(",") if told else ()), flush=True)
    os._exit(0)


def _join(name: str, email: str, zone: str) -> str:
    from tests.factories.people import member

    return member(name, email=email, zone=zone).uid


def _draft(month: str) -> str:
    from dataclasses import replace

    from kindling.conversations.models import Conversation
    from kindling.curation.actions import save_pack
    from tests.factories.site import ada
    from tests.web.desk.worked_on import small_pack

    row, pack = Conversation.objects.get(month=month), replace(small_pack(), month=month)
    save_pack(by=ada(), conversation=row, pack=pack, sentence="Drafted the pack", based_on=0)
    return month


def _fill() -> str:
    from tests.journeys.fill_people import fill

    return json.dumps(fill())


def _way_in() -> str:
    from kindling.ground.accounts import make_steward
    from kindling.ground.actors import WORKER
    from kindling.ground.sign_in_links import sign_in_token

    return f"/sign-in/link/{sign_in_token(make_steward(by=WORKER, email='ada@example.org', name='Ada Brennan'))}/"


if __name__ == "__main__":
    follow(Path(sys.argv[2]))
    serve(int(sys.argv[1]))
