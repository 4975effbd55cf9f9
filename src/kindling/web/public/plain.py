"""The pages that explain: the community, privacy, accessibility."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from kindling.archive.queries import about_page
from kindling.web.public.page import answer


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """``/about/``: the community, in the words its packs carry now, and the communities close to it."""
    return answer(request, "about", about=about_page(f"{timezone.localdate():%Y-%m}", now=timezone.now()))


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """``/privacy/``: what this site keeps, told from its settings."""
    others = sorted({source for sources in _policy().values() for source in sources if source.startswith("http")})
    return answer(request, "privacy", secure=settings.SITE_URL.startswith("https"), fetched_from=others)


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """``/accessibility/``: what we aim for, and whom to tell where it fails."""
    return answer(request, "accessibility")


def _policy() -> dict[str, list[str]]:
    """The site's own content security policy: where a browser may fetch anything from."""
    directives: dict[str, list[str]] = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]
    return directives
