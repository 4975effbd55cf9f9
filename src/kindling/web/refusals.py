"""The page that says why something may not be done."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from kindling.web.public.page import answer


def refused(request: HttpRequest, sentence: str, remedy: str = "", *, status: int = 403) -> HttpResponse:
    """403, with the sentence and what to do about it."""
    return answer(request, "403", status=status, sentence=sentence, remedy=remedy)


def denied(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """403 where a library refused without a word for the reader."""
    return refused(request, "This is not possible with your account as it is now.")


def too_many(request: HttpRequest) -> HttpResponse:
    """429: somebody, or something, tries too often."""
    return refused(request, "That were many tries in a short time.", "Wait a few minutes, and try again.", status=429)


def form_refused(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that did not come from the page it stands on (CSRF), told without blame."""
    del reason  # the words of a library, of no use to a reader
    return refused(
        request,
        "This form was open for a long time, or your browser keeps no cookies.",
        "Nothing was changed. Go back, load the page again, and send it once more.",
    )
