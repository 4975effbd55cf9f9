"""The working pack as it would look, for those who work on it: never public, and kept nowhere."""

from __future__ import annotations

import re

from django.http import Http404, HttpResponse
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe

from kindling.conversations.models import Conversation
from kindling.curation.queries import shown_pack, working_pack
from kindling.ground.errors import NotAllowed
from kindling.pack.document import Pack
from kindling.web.desk.found import conversation_of
from kindling.web.desk.pack.look import Leaf, leaf_picture, leaves_of, printed, slide_deck, web_page
from kindling.web.gate import ActorRequest, Audience, open_to

PDF = "application/pdf"
PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
_PAGE = re.compile(r"page-([1-9][0-9]{0,2})\.png")
_PICTURE = re.compile(r"picture-([a-z0-9-]{1,64})")


@open_to(Audience.PRODUCER)
@require_safe
@xframe_options_sameorigin
def page(request: ActorRequest, month: str) -> HttpResponse:  # noqa: ARG001 - every view is given its request
    """``/desk/2026-10/preview/``: the renderer's own page, in a frame of the editor or by itself."""
    shown = web_page(shown_of(conversation_of(month)))
    response = _kept_nowhere(HttpResponse(shown.html))
    response["Content-Security-Policy"] = f"{shown.policy}; frame-ancestors 'self'; sandbox"
    return response


@open_to(Audience.PRODUCER)
@require_safe
def file(request: ActorRequest, month: str, name: str) -> HttpResponse:  # noqa: ARG001 - every view is given its request
    """``.../preview/pack.pdf``, ``pack.pptx``, ``page-3.png``, or a picture that stands in the pack."""
    if found := _PICTURE.fullmatch(name):
        return _picture(working_pack(conversation_of(month)), found[1])
    pack = shown_of(conversation_of(month))
    if name == "pack.pdf":
        response = _kept_nowhere(HttpResponse(printed(pack), content_type=PDF))
        # A browser's own viewer draws it with a style that the site's policy would refuse; no script is in a PDF.
        response["Content-Security-Policy"] = "frame-ancestors 'none'"
        return response
    if name == "pack.pptx":
        response = _kept_nowhere(HttpResponse(slide_deck(pack), content_type=PPTX))
        response["Content-Disposition"] = f'attachment; filename="{month}-draft.pptx"'
        return response
    if found := _PAGE.fullmatch(name):
        return _leaf(pack, int(found[1]))
    raise Http404("The preview has no such file.")


def shown_of(conversation: Conversation) -> Pack:
    """The pack with only its cleared words. Raises ``Http404`` where there is none."""
    try:
        return shown_pack(conversation)
    except NotAllowed as wrong:
        raise Http404(wrong.sentence) from None


def pages_of(conversation: Conversation, title: str) -> tuple[Leaf, ...]:
    """The pages of the PDF on which the section of that title stands."""
    return leaves_of(shown_of(conversation), title)


def _leaf(pack: Pack, number: int) -> HttpResponse:
    try:
        return _kept_nowhere(HttpResponse(leaf_picture(pack, number), content_type="image/png"))
    except IndexError:
        raise Http404("The pack has no such page.") from None


def _picture(pack: Pack | None, media: str) -> HttpResponse:
    for one in pack.media if pack else ():
        if one.id == media:
            return _kept_nowhere(HttpResponse(one.data, content_type=one.type))
    raise Http404("There is no such picture in the pack.")


def _kept_nowhere(response: HttpResponse) -> HttpResponse:
    response["Cache-Control"] = "no-store"
    response["X-Robots-Tag"] = "noindex"
    return response
