"""The page behind a link: somebody without an account gives files for one conversation, and learns nothing else."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from kindling.archive.queries import site
from kindling.contributions.accepting import LIMIT
from kindling.contributions.links import link_of
from kindling.contributions.queries import files_by_link
from kindling.contributions.records import DropLinkShown
from kindling.conversations.models import Conversation
from kindling.ground.actors import NOBODY
from kindling.web.desk.files.receiving import Outcome, receive_each
from kindling.web.desk.found import conversation_of
from kindling.web.gate import Audience, open_to

FILES_A_DAY = 100
"""Files that one link brings in a day."""

BYTES_A_DAY = 500 * 2**20
"""Bytes that one link brings in a day: ten files of the largest size."""

REMEMBERED = 50
"""Receipts that one browser is shown."""

ENOUGH = "This link has brought as much as it may in a day. Come back tomorrow, or ask for another way."


@open_to(Audience.LINK)
# Nothing but the address gives any right here: no cookie does, so no other site can borrow one. And the referrer that
# the check for foreign forms looks at is what this page never sends.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def drop(request: HttpRequest, token: str) -> HttpResponse:
    """``/drop/<token>/``: for whom and by whom the link was made, files are dropped, own receipts are shown."""
    link = link_of(token)
    if link is None:
        return _page(request, "drop/closed", status=410)
    row = conversation_of(link.month)
    if request.method == "POST":
        _remember(request, link, _receipts(row, link, request.FILES.getlist("files")))
        return redirect("drop", token)
    receipts = request.session.get(_key(link), [])
    return _page(request, "drop/drop", link=link, conversation=row, receipts=receipts, limit=LIMIT // 2**20)


def _receipts(row: Conversation, link: DropLinkShown, uploads: Iterable[UploadedFile[bytes]]) -> list[dict[str, Any]]:
    """What is told of each file; one that was here already is thanked for all the same, so that nobody learns of it."""
    receipts: list[dict[str, Any]] = []
    for upload in uploads:
        if not _may_bring(link, upload.size or 0):
            return [*receipts, {"kept": False, "words": ENOUGH}]
        found = receive_each(by=NOBODY, conversation=row, uploads=[upload], link=link)
        receipts += [{"kept": outcome.kept, "words": _thanks(outcome)} for outcome in found]
    return receipts or [{"kept": False, "words": "No file was chosen. Choose one or more, then send them."}]


def _thanks(outcome: Outcome) -> str:
    return f"Thank you. {outcome.name} is kept." if outcome.kept else outcome.words


def _may_bring(link: DropLinkShown, size: int) -> bool:
    """Whether the link's day has room for another file of that size."""
    since = timezone.now() - datetime.timedelta(days=1)
    today = [file.size for file in files_by_link(link.id) if file.received_at > since]
    return len(today) < FILES_A_DAY and sum(today) + size <= BYTES_A_DAY


def _remember(request: HttpRequest, link: DropLinkShown, receipts: list[dict[str, Any]]) -> None:
    """Keeps the receipts in this browser's own session; whoever else holds the link does not see them."""
    before = [one for one in request.session.get(_key(link), []) if one["kept"]]
    request.session[_key(link)] = [*receipts, *before][:REMEMBERED]


def _key(link: DropLinkShown) -> str:
    return f"dropped-{link.id}"


def _page(request: HttpRequest, name: str, *, status: int = 200, **shown: Any) -> HttpResponse:
    response = render(request, f"{name}.html", {"site": site(), **shown}, status=status)
    response["Cache-Control"] = "no-store"
    # Not "no-referrer": a browser would then send the form without its origin, and that is refused.
    response["Referrer-Policy"] = "same-origin"
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response
