"""Whose page is it? What every view behind the link to somebody's own page asks first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from kindling.people.links import MINE, is_fresh, person_behind
from kindling.people.models import Person, Standing
from kindling.people.queries import usual_address
from kindling.web.gate import Audience, open_to
from kindling.web.member.page import closed, linked, masked


@dataclass(frozen=True, slots=True)
class Mine:
    """Somebody, behind the link that they were mailed. ``fresh`` where they asked for it within the last day."""

    person: Person
    token: str
    fresh: bool

    @property
    def first_name(self) -> str:
        """What a page that may have been forwarded calls them."""
        return self.person.first_name

    @property
    def masked(self) -> str:
        """Their address, as such a page may show it."""
        return masked(usual_address(self.person))

    @property
    def is_member(self) -> bool:
        """Whether anything is sent to them."""
        return self.person.standing == Standing.MEMBER


View = Callable[[HttpRequest, Mine], HttpResponse]


def mine_behind(token: str) -> Mine | None:
    """Whose link it is; nobody's where it is forged or void, or they are known as somebody else by now."""
    found = person_behind(MINE, token)
    if found is None or found[0].standing == Standing.MERGED:
        return None
    return Mine(found[0], token, is_fresh(found[1]))


def for_owner(*, fresh: bool = False) -> Callable[[View], Callable[[HttpRequest, str], HttpResponse]]:
    """Lets a view meet the owner of its link. With ``fresh`` a link that was forwarded long ago is not enough.

    Nothing but the address gives any right here, no cookie does: so no other site can borrow one.
    """

    def opened(view: View) -> Callable[[HttpRequest, str], HttpResponse]:
        @wraps(view)
        def ask(request: HttpRequest, token: str) -> HttpResponse:
            mine = mine_behind(token)
            if mine is None:
                return closed(request)
            if fresh and not mine.fresh:
                return linked(request, "stale", mine=mine)
            return view(request, mine)

        return open_to(Audience.LINK)(csrf_exempt(require_http_methods(["GET", "HEAD", "POST"])(ask)))

    return opened
