"""What each public page asks of the database, past the page cache: ``python -m benchmarks.sites.ask_pages``.

Prints one JSON object a line: the address, its status, how many queries, and the middle of five times in milliseconds.
"""

from __future__ import annotations

import json
import os
import statistics
import time

TIMES = 5
NAMES = {"month": "2026-10", "year": 2026, "slug": "guest-0", "name": "pack.md"}
"""What stands in an address, where one has a blank."""


def main() -> None:
    """Asks for every address of the public pages, and for the archive narrowed."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kindling.config.settings")
    import django  # noqa: PLC0415 - once its settings are named

    django.setup()
    for address in (*_addresses(), "/archive/?format=panel&theme=listening", "/resources/?type=book"):
        print(json.dumps(_asked(address)), flush=True)


def _addresses() -> list[str]:
    from django.urls import reverse  # noqa: PLC0415 - once Django stands

    from kindling.web.public.urls import urlpatterns  # noqa: PLC0415 - the same

    found = []
    for one in urlpatterns:
        blanks = one.pattern.converters or dict.fromkeys(one.pattern.regex.groupindex)
        found.append(reverse(str(one.name), kwargs={name: NAMES[name] for name in blanks}))
    return found


def _asked(address: str) -> dict[str, object]:
    from django.db import connection  # noqa: PLC0415 - once Django stands
    from django.test import Client  # noqa: PLC0415 - the same
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415 - the same

    client, spent = Client(HTTP_HOST="localhost"), []
    client.get(address)  # the first one of all opens the database
    with CaptureQueriesContext(connection) as queries:
        status = client.get(address).status_code
    count = len(queries)  # before the next request forgets them
    for _ in range(TIMES):
        began = time.perf_counter()
        client.get(address)
        spent.append((time.perf_counter() - began) * 1000)
    return {"address": address, "status": status, "queries": count, "ms": round(statistics.median(spent), 1)}


if __name__ == "__main__":
    main()
