"""Whom is a speaker's link for, and does it still work?"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt

from kindling.archive.queries import site
from kindling.planning.links import speaking_behind
from kindling.planning.models import Proposal, SaidBy, Speaking
from kindling.planning.rules import LASTS
from kindling.publication.models import Edition
from kindling.web.gate import Audience, open_to


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds a link: the row, whether it is the speaker or their assistant, and the link's own token."""

    speaking: Speaking
    said_by: SaidBy
    token: str

    @property
    def helps(self) -> bool:
        """Whether somebody acts for the speaker."""
        return self.said_by is SaidBy.ASSISTANT

    @property
    def name(self) -> str:
        """Who is greeted."""
        return self.speaking.assistant_name if self.helps else self.speaking.name


def holder_of(token: str, now: datetime.datetime) -> Holder | None:
    """Who holds the link; None where it is forged, was renewed, or its month has been out for long."""
    found = speaking_behind(token)
    return None if found is None or _is_over(found[0], now) else Holder(*found, token)


def _is_over(row: Speaking, now: datetime.datetime) -> bool:
    if row.conversation_id is None:
        return False
    editions = Edition.objects.filter(conversation_id=row.conversation_id)
    first = editions.order_by("published_at").values_list("published_at", flat=True).first()
    return first is not None and first + LASTS < now


def open_proposal(row: Speaking) -> Proposal | None:
    """What the speaker wishes and nobody has looked at yet."""
    return row.proposals.filter(settled="").first()


def behind_link(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A view that is given a `Holder` instead of a token; a link that no longer works is told so."""

    @wraps(view)
    def found(request: HttpRequest, token: str) -> HttpResponse:
        holder = holder_of(token, timezone.now())
        if holder is None:
            return speaker_page(request, "closed", status=410)
        return view(request, holder)

    # Nothing but the address gives any right here: no cookie does, so no other site can borrow one.
    return open_to(Audience.LINK)(csrf_exempt(found))


def speaker_page(request: HttpRequest, name: str, *, status: int = 200, **shown: Any) -> HttpResponse:
    """The page of ``speaker/<name>.html``; no cache keeps it and no search engine lists it."""
    told = {"site": site(), "site_url": settings.SITE_URL, **shown}
    return private(render(request, f"speaker/{name}.html", told, status=status))


def private(response: HttpResponse) -> HttpResponse:
    """The same answer, kept by nobody and told to no other site."""
    response["Cache-Control"] = "no-store"
    # Not "no-referrer": a browser would then send the form without its origin, and that is refused.
    response["Referrer-Policy"] = "same-origin"
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response
