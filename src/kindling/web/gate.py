"""Who may open which page: each view says for whom it is, and one that says nothing is opened to nobody."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import Enum
from typing import Any, TypeVar
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import URLPattern, URLResolver, reverse
from django.utils.functional import SimpleLazyObject

from kindling.ground.actors import NOBODY, Actor, actor_of
from kindling.ground.errors import LostFile, NotAllowed
from kindling.ground.models import Role, User
from kindling.web.account.session import is_proved, signed_in
from kindling.web.refusals import refused

FOR_NOBODY = "This page is open to nobody."
FOR_STEWARDS = "This page is for stewards."

View = TypeVar("View", bound=Callable[..., Any])


class Audience(Enum):
    """For whom a view is. Its value is how the documentation says it."""

    VISITOR = "everybody"
    LINK = "whoever holds the link in the address; the view itself looks at it"
    SERVICE = "a mail service that proves itself by a secret; the view itself looks at it"
    ACCOUNT = "whoever has signed in, to look after their own account, a second proof not yet asked"
    PRODUCER = "producers and stewards"
    STEWARD = "stewards"


class ActorRequest(HttpRequest):
    """A request that has passed the gate, with who acts in it."""

    actor: Actor


def open_to(audience: Audience) -> Callable[[View], View]:
    """Says for whom a view is."""

    def say(view: View) -> View:
        view.audience = audience  # type: ignore[attr-defined] # functions carry what is set on them
        return view

    return say


def opened(audience: Audience, patterns: Sequence[URLPattern | URLResolver]) -> list[URLPattern | URLResolver]:
    """The same addresses, each view among them that says nothing itself opened to ``audience``."""
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            opened(audience, pattern.url_patterns)
        elif audience_of(pattern.callback) is None:
            open_to(audience)(pattern.callback)
    return list(patterns)


def audience_of(view: object) -> Audience | None:
    """For whom a view is, or None where it does not say."""
    said = getattr(view, "audience", None)
    return said if isinstance(said, Audience) else None


class Gate:
    """Lets each request through to the views that are open to whoever makes it, and sets ``request.actor``."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """The answer to a request that now knows who acts."""
        # Worked out when asked for: a public page looks at no session, so that it is the same for everybody.
        request.actor = SimpleLazyObject(lambda: _actor(request))  # type: ignore[attr-defined] # see ActorRequest
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: object, args: Sequence[object], kwargs: dict[str, object]
    ) -> HttpResponseBase | None:
        """None where the view is open; else the way to sign in, or a page that says why not."""
        del args, kwargs
        audience = audience_of(view)
        if audience is None:
            return refused(request, FOR_NOBODY, "Whoever looks after this site has to open it.")
        if audience in {Audience.VISITOR, Audience.LINK, Audience.SERVICE}:
            return None
        user = signed_in(request)
        return _answer(request, audience, user) if user else _to(request, "account_login")

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """A page with the sentence of whatever a rule refused, or of a file that the storage has lost."""
        if isinstance(exception, NotAllowed):
            return refused(request, exception.sentence, exception.remedy)
        if isinstance(exception, LostFile):
            return refused(request, exception.sentence, exception.remedy, status=503)
        return None


def _answer(request: HttpRequest, audience: Audience, user: User) -> HttpResponseBase | None:
    """None where ``user`` may pass."""
    if audience is Audience.ACCOUNT:
        return None
    if not is_proved(request, user):
        return _to(request, "account-prove")
    if audience is Audience.STEWARD and user.role != Role.STEWARD:
        return refused(request, FOR_STEWARDS, "Ask a steward of your community to do it, or to make you one.")
    return None


def _actor(request: HttpRequest) -> Actor:
    user = signed_in(request)
    return actor_of(user) if user and is_proved(request, user) else NOBODY


def _to(request: HttpRequest, name: str) -> HttpResponse:
    """The way to another page and, after it, back to this one where this was only read."""
    back = request.get_full_path() if request.method in {"GET", "HEAD"} else reverse("desk")
    return redirect(f"{reverse(name)}?next={quote(back)}")
