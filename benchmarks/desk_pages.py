"""What does each page of the desk cost, with the demonstration's worked month? Against 300 ms of CPU and 12 queries.

    python -m benchmarks.desk_pages

The site is the one of ``kindling demo``, in a folder of its own, asked in this process by a producer who is signed in:
the middle of five times each, in the CPU's milliseconds, for the clock says little on a busy machine. Beside it stands
the first time in this process, which compiles templates and may read the exports again.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.test import Client

LIMIT_MS, MOST_QUERIES = 300, 12
TIMES = 5
WHOLE = ("desk-months", "desk-new")
MONTHS = ("month", "facts", "files", "harvest", "flags", "places", "consents", "preview", "publish")
SECTIONS = ("heard", "chat", "discussion")


def main() -> int:
    """Prints what each page costs; 1 where one is over a limit or does not answer."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"DATA_FOLDER": folder, "DATABASE_URL": "", "SITE_URL": "http://localhost:8000"}
        from kindling.cli.site import settled, stand_up  # noqa: PLC0415 - once the folder is this run's own

        stand_up(settled())
        from kindling.cli.demo.fill import fill  # noqa: PLC0415 - needs Django's settings

        fill()
        asked = [(name, _asked(address)) for name, address in _addresses()]
    for name, (status, milliseconds, first, queries) in sorted(asked, key=lambda one: -one[1][1]):
        cost = f"{milliseconds:>7.0f} ms of {LIMIT_MS} ({first:.0f} the first time)"
        over = " over" if _is_over(status, milliseconds, queries) else ""
        print(f"{name:<24}{cost}{queries:>4d} queries of {MOST_QUERIES}  {status}{over}")
    return int(any(_is_over(told[0], told[1], told[3]) for _, told in asked))


def _is_over(status: int, milliseconds: float, queries: int) -> bool:
    return status != 200 or milliseconds > LIMIT_MS or queries > MOST_QUERIES


def _addresses() -> Iterator[tuple[str, str]]:
    from django.urls import reverse  # noqa: PLC0415 - needs Django's settings

    from kindling.cli.demo.fill import demo_pack  # noqa: PLC0415 - the same

    month = demo_pack().month
    yield from ((name, reverse(name)) for name in WHOLE)
    yield from ((f"desk-{name}", reverse(f"desk-{name}", args=[month])) for name in MONTHS)
    yield from ((f"desk-section {name}", reverse("desk-section", args=[month, name])) for name in SECTIONS)


def _asked(address: str) -> tuple[int, float, float, int]:
    """The page's status, its milliseconds of CPU in the middle and at first, its queries."""
    from django.db import connection  # noqa: PLC0415 - needs Django's settings
    from django.test import Client  # noqa: PLC0415 - the same
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415 - the same

    from kindling.cli.demo.fill import PRODUCER  # noqa: PLC0415 - the same
    from kindling.ground.models import User  # noqa: PLC0415 - the same

    client = Client(HTTP_HOST="localhost")
    client.force_login(User.objects.get(email=PRODUCER))
    first = _spent(client, address)
    with CaptureQueriesContext(connection) as queries:
        status = client.get(address).status_code
    count = len(queries)  # before the next request forgets them
    spent = [_spent(client, address) for _ in range(TIMES)]
    return status, statistics.median(spent), first, count


def _spent(client: Client, address: str) -> float:
    began = time.process_time()
    client.get(address)
    return (time.process_time() - began) * 1000


if __name__ == "__main__":
    sys.exit(main())
