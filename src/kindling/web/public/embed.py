"""What a community's other website shows of us: a frame without script, and words to paste."""

from __future__ import annotations

from csp.decorators import csp_replace, csp_update
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from kindling.archive.queries import home_page, site
from kindling.archive.records import Home, Site
from kindling.web.public.look import sheet_of_one
from kindling.web.public.page import answer

RECENT = 12
"""How many conversations the frame and the words list: a year of months."""

SHOWN = {
    "": ("Everything", "Everything about", 1500),
    "next": ("The next conversation alone", "Next in", 420),
    "pack": ("The latest pack alone", "The latest pack of", 480),
    "archive": ("The newest conversations alone", "The newest of", 900),
}
"""What ``?show=`` may name: how it is offered, how the frame's title begins, and how high it is in pixels."""

LOOKS = ("light", "dark")


@csp_replace({"frame-ancestors": ["*"]})
@xframe_options_exempt
@require_safe
def embed(request: HttpRequest) -> HttpResponse:
    """``/embed/``, the one page that may stand in a frame of another site; ``?show=`` one part, ``?look=`` one look."""
    show, look = request.GET.get("show", ""), request.GET.get("look", "")
    response = answer(
        request,
        "embed/frame",
        home=home_page(now=timezone.now(), recent=RECENT),
        show=show if show in SHOWN else "",
        look=look if look in LOOKS else "",
    )
    response["X-Robots-Tag"] = "noindex"
    return response


@require_safe
def style(request: HttpRequest, look: str) -> HttpResponse:  # noqa: ARG001 - every view is given its request
    """``/embed/light.css`` and ``/embed/dark.css``: for a site that has one look whatever its visitors prefer."""
    response = HttpResponse(sheet_of_one(look), content_type="text/css; charset=utf-8")
    patch_cache_control(response, public=True, max_age=600)
    return response


@csp_update({"frame-src": ["'self'"]})
@require_safe
def how(request: HttpRequest) -> HttpResponse:
    """``/embed/how/``: what to paste, and how it will look."""
    of, home = site(), home_page(now=timezone.now(), recent=RECENT)
    frames = [
        {"name": show or "all", "offered": offered, "height": height, "code": _frame(of, show, begins, height)}
        for show, (offered, begins, height) in SHOWN.items()
    ]
    shown = {"site": of, "here": "embed/how", "frames": frames, "words": _words(of, home), "address": settings.SITE_URL}
    return render(request, "public/embed/how.html", shown)


def _frame(of: Site, show: str, begins: str, height: int) -> str:
    """The element to paste, every word in it escaped once; the page that shows it escapes it again."""
    asked = f"?show={show}" if show else ""
    told = {"src": f"{settings.SITE_URL}/embed/{asked}", "title": f"{begins} {of.series}", "height": height}
    return render_to_string("public/embed/element.html", told).strip()


def _words(of: Site, home: Home) -> str:
    """The same as plain HTML, with whole addresses."""
    shown = {"site": of, "home": home, "address": settings.SITE_URL}
    made = render_to_string("public/embed/fragment.html", shown)
    return "\n".join(line for line in made.splitlines() if line.strip())
