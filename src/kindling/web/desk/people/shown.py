"""The members' list: a page of it, searched and filtered, and the whole of it for a spreadsheet."""

from __future__ import annotations

import csv
from collections.abc import Iterator

from django.http import HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.views.decorators.http import require_POST, require_safe

from kindling.ground.actions import record_audit
from kindling.people.models import Standing
from kindling.people.queries import counted_standings, listed_people, listed_table, open_names
from kindling.web.desk.page import desk_page
from kindling.web.gate import ActorRequest, Audience, open_to

SAID = {
    "": "Everybody",
    Standing.MEMBER.value: "Members",
    Standing.LISTED.value: "On a list, not yet invited",
    Standing.MET.value: "Met, never joined",
    Standing.LEFT.value: "Left",
}
"""What may be asked for, and how it is said."""

_LONGEST = 200


@open_to(Audience.STEWARD)
@require_safe
def people(request: ActorRequest) -> HttpResponse:
    """``/desk/people/``: everybody who is known, by name; searched by a part of a name or an address."""
    standing, search = asked(request)
    counts = counted_standings()
    counted = [(name, words, counts.get(name, sum(counts.values()))) for name, words in SAID.items()]
    return desk_page(
        request,
        "people/list",
        page=listed_people(standing=standing, search=search, after=request.GET.get("after", "")[: 2 * _LONGEST]),
        standing=standing,
        search=search,
        counts=counts,
        filters=[one for one in counted if one[2] or not one[0] or one[0] == standing],
        open_names=open_names().count(),
        later="after" in request.GET,
    )


@open_to(Audience.STEWARD)
@require_POST
def table(request: ActorRequest) -> HttpResponseBase:
    """``/desk/people/list.csv``: what the page asks for, as a table; that it was taken is noted."""
    standing, search = asked(request)
    record_audit(by=request.actor, action="take members’ list", subject="members", note=standing)
    rows = listed_table(standing=standing, search=search)
    response = StreamingHttpResponse(_written(rows), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="people.csv"'
    response["Cache-Control"] = "no-store"
    return response


def asked(request: ActorRequest) -> tuple[str, str]:
    """The standing and the search that an address or a form asks for."""
    told = request.POST if request.method == "POST" else request.GET
    standing = told.get("standing", "")
    return standing if standing in SAID else "", told.get("q", "").replace("\0", "").strip()[:_LONGEST]


class _Line:
    """What `csv` writes into: it hands each line straight on."""

    def write(self, line: str) -> str:
        return line


def _written(rows: Iterator[tuple[str, ...]]) -> Iterator[str]:
    # The mark lets spreadsheets know that it is UTF-8.
    yield "\ufeff"
    writer = csv.writer(_Line())
    for row in rows:
        yield writer.writerow(row)
