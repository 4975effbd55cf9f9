"""The archive, newest first, and by year."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from kindling.archive.queries import Wish, archive_page
from kindling.conversations.models import Format
from kindling.kernel.text import whole_number
from kindling.web.public.page import answer


@require_safe
def archive(request: HttpRequest, year: int | None = None) -> HttpResponse:
    """``/archive/`` and ``/archive/2024/``, narrowed by ``?format=&theme=&person=&year=``."""
    page = archive_page(_wish(request, year), now=timezone.now())
    if year and not any(one.year == year for one in page.all_years):
        raise Http404(f"No conversation of {year} is known.")
    return answer(request, "archive", archive=page)


def _wish(request: HttpRequest, year: int | None) -> Wish:
    """What the address asks for; a choice that was never offered is no choice."""
    asked = {name: request.GET.get(name, "")[:80].replace("\0", "") for name in ("format", "theme", "person", "year")}
    in_address = whole_number(asked["year"]) if len(asked["year"]) == 4 else None
    format_ = asked["format"] if asked["format"] in Format.values else ""
    return Wish(format=format_, theme=asked["theme"], person=asked["person"], year=year or in_address)
