"""How much a page asks of the database."""

from __future__ import annotations

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext


def queries_asked(client: Client, address: str) -> int:
    """How many queries the page asks."""
    with CaptureQueriesContext(connection) as asked:
        client.get(address)
    return len(asked)
