"""What search engines are told: where each page is, and what is nothing for them."""

from __future__ import annotations

from xml.sax.saxutils import escape

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from kindling.archive.queries.sitemap import site_pages

AT_MOST = 50_000
"""More addresses than a sitemap may hold are left out, the oldest months first (sitemaps.org)."""

_OPEN = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'

CLOSED = ("/desk/", "/drop/", "/sign-in/", "/embed/")
"""The working pages, which need an account or a link, and what stands on other sites."""


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - every view is given its request
    """``/sitemap.xml``."""
    urls = (
        f"<url><loc>{escape(settings.SITE_URL + url)}</loc>{f'<lastmod>{changed}</lastmod>' if changed else ''}</url>"
        for url, changed in site_pages()[:AT_MOST]
    )
    return HttpResponse("\n".join((_OPEN, *urls, "</urlset>\n")), content_type="application/xml; charset=utf-8")


@require_safe
def robots(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - every view is given its request
    """``/robots.txt``."""
    lines = ("User-agent: *", *(f"Disallow: {path}" for path in CLOSED), f"Sitemap: {settings.SITE_URL}/sitemap.xml")
    return HttpResponse("\n".join((*lines, "")), content_type="text/plain; charset=utf-8")
