"""Every page tells hours and days on the clocks of the series, where it names no other zone."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from kindling.archive.queries import site
from kindling.archive.records import Site
from kindling.conversations.clocks import know_zone, series_time


class SeriesClocks:
    """Answers each request in the time of the series."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """The answer to a request, made in the time of the series."""
        with series_time():
            return self.get_response(request)


def site_here() -> Site:
    """The community and its series, whose zone need not be asked for once more."""
    found = site()
    know_zone(found.zone)
    return found
