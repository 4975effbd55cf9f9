"""The pages for what is not there, when the database was away."""

from __future__ import annotations

import pytest
from django.db import connection
from django.http import Http404
from django.test import RequestFactory

from kindling.web.public.errors import not_found


@pytest.mark.django_db
def test_a_reader_is_told_nothing_of_tables(rf: RequestFactory) -> None:
    told = [
        not_found(rf.get("/nowhere"), Http404(one)).content.decode()
        for one in ("No User matches the given query.", "Gone.")
    ]
    assert ["matches the given query" in page for page in told] == [False, False]
    assert ["The address may be mistyped" in page for page in told] == [True, False]
    assert "Gone." in told[1]


@pytest.mark.django_db(transaction=True)
def test_a_connection_that_was_lost_is_made_anew_in_whatever_thread_an_error_is_told(rf: RequestFactory) -> None:
    connection.ensure_connection()
    connection.errors_occurred = True
    if connection.vendor == "postgresql":
        connection.connection.close()
    assert not_found(rf.get("/nowhere"), Http404("Nothing is here.")).status_code == 404
    assert not connection.errors_occurred
