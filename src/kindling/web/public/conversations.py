"""A conversation's page, and the files of its pack."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_safe

from kindling.archive.queries import conversation_page
from kindling.ground.errors import LostFile
from kindling.ground.files import read_file
from kindling.publication.models import EditionFile, EditionStatus
from kindling.publication.queries import current_file, latest_edition, was_offered
from kindling.publication.twins import STYLE
from kindling.web.public.errors import again, lost
from kindling.web.public.page import answer

OK = 200


@require_safe
def conversation(request: HttpRequest, month: str) -> HttpResponse:
    """``/conversations/2024-08/``: everything that is known of it, the pack among it."""
    page = conversation_page(month, now=timezone.now())
    if page is None:
        raise Http404("No conversation is known of that month.")
    return answer(request, "conversation", conversation=page)


@require_safe
def download(request: HttpRequest, month: str, name: str) -> HttpResponse:
    """``/conversations/2024-08/pack.pdf`` and its twins: the current edition, or why there is none."""
    file = current_file(month, name)
    if file is None:
        return _none(request, month, name)
    response = _bytes(request, file)
    if response.status_code == OK:
        response["Content-Disposition"] = f'attachment; filename="{month}-{name}"'
    return response


@require_safe
def style(request: HttpRequest, month: str) -> HttpResponse:
    """The stylesheet of the pack on its page, in the colours it was published in."""
    file = current_file(month, STYLE)
    return _bytes(request, file) if file else _none(request, month, STYLE)


def _none(request: HttpRequest, month: str, name: str) -> HttpResponse:
    """Why this file is not here.

    What is being issued again is back in a minute (503). Withdrawn is gone (410) with its reason; where another
    edition stands without such a file its page is the answer; what never was is not found.
    """
    edition = latest_edition(month)
    if edition and edition.status == EditionStatus.STALE:
        return again(request, month)
    if edition and edition.status == EditionStatus.WITHDRAWN:
        return answer(request, "withdrawn", status=410, edition=edition, month=month)
    if edition and was_offered(month, name):
        return redirect("conversation", month=month)
    raise Http404("No pack of that month is kept here.")


def _bytes(request: HttpRequest, file: EditionFile) -> HttpResponse:
    """The file, or the page that says it is missing here, which only a person can mend."""
    charset = "; charset=utf-8" if file.media_type.startswith("text/") else ""
    try:
        response = HttpResponse(read_file(file.stored), content_type=f"{file.media_type}{charset}")
    except LostFile:
        return lost(request)
    response["ETag"] = f'"{file.sha256}"'
    return response
