"""Who has spoken, and each one's page."""

from __future__ import annotations

from pathlib import PurePath

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from kindling.archive.queries import people_page, people_pages, person_page
from kindling.conversations.queries import photo_of
from kindling.ground.errors import LostFile
from kindling.ground.files import read_file
from kindling.web.gate import ActorRequest
from kindling.web.public.errors import lost
from kindling.web.public.page import answer

PHOTOS = {".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".png": "image/png", ".webp": "image/webp"}
"""The kinds of picture that are served; an SVG could carry a script and is none of them."""


@require_safe
def people(request: HttpRequest) -> HttpResponse:
    """``/people/``: everybody who is credited, by name, many of them by ``?page=``."""
    pages = people_pages(request.GET.get("page", ""))
    return answer(request, "people", people=people_page(pages), pages=pages)


@require_safe
def person(request: HttpRequest, slug: str) -> HttpResponse:
    """``/people/ada-brennan/``: somebody and their conversations."""
    page = person_page(slug, now=timezone.now())
    if page is None:
        raise Http404("Nobody with that address is known here.")
    return answer(request, "person", person=page)


@require_safe
def photo(request: ActorRequest, slug: str) -> HttpResponse:
    """Somebody's portrait; the desk sees that of somebody who is not credited yet, too."""
    name = photo_of(slug, in_public=not request.actor.produces)
    kind = PHOTOS.get(PurePath(name).suffix.casefold())
    if kind is None:
        raise Http404("There is no portrait.")
    try:
        return HttpResponse(read_file(name), content_type=kind, headers={"Content-Disposition": "attachment"})
    except LostFile:
        return lost(request)
