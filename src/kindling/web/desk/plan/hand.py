"""What is ready to hand: the invitation as a picture, and slides for the hour."""

from __future__ import annotations

from collections.abc import Iterator

from django.http import HttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from kindling.archive.months import label_of
from kindling.archive.previews import Pictured, kept_picture, pictured_series
from kindling.archive.queries import site
from kindling.conversations.models import Conversation
from kindling.pack.document import Attribution, Pack, Question, Section, plain
from kindling.planning.queries import questions_shown
from kindling.web.desk.found import conversation_of
from kindling.web.gate import ActorRequest, Audience, open_to
from kindling.web.public.look import community_theme
from kindling.web.templatetags.words import city

UNTITLED = "Our next conversation"
SQUARE, WIDE = 1200, 630
"""Heights of the invitation in pixels; it is 1200 wide."""


@open_to(Audience.PRODUCER)
@require_safe
def square(request: ActorRequest, month: str) -> HttpResponse:  # noqa: ARG001 - every view is given its request
    """The invitation, 1200 by 1200 pixels."""
    return _tile(conversation_of(month), SQUARE)


@open_to(Audience.PRODUCER)
@require_safe
def wide(request: ActorRequest, month: str) -> HttpResponse:  # noqa: ARG001 - every view is given its request
    """The invitation, 1200 by 630 pixels."""
    return _tile(conversation_of(month), WIDE)


@open_to(Audience.PRODUCER)
@require_safe
def slides(request: ActorRequest, month: str) -> HttpResponse:  # noqa: ARG001 - every view is given its request
    """A slide to begin with, one for each question, and one to end with."""
    from kindling.renderers.slides.render import render  # noqa: PLC0415 - a library that other pages need not wait for

    row = conversation_of(month)
    made = render(hour_pack(row))
    return _saved(made.data, made.media_type, f"slides-{row.month}.pptx")


def hour_pack(row: Conversation) -> Pack:
    """The slides as a document of which the hour's own parts are all there is."""
    of = site()
    return Pack(
        row.title or UNTITLED,
        of.series,
        of.community,
        subtitle=f"{_when(row)}. We begin soon." if row.day else "We begin soon.",
        status="reviewed",
        month=row.month,
        day=row.day,
        sections=tuple(_questions(row)),
        closing=("Thank you for coming", "The pack of this conversation will be here within two weeks.", of.community),
        theme=community_theme(),
    )


def _questions(row: Conversation) -> Iterator[Section]:
    for number, one in enumerate(questions_shown(row), start=1):
        by = Attribution("name", one.posed_by) if one.posed_by else Attribution()
        block = Question(plain(one.text), by, page=True)
        title = "Talk about this" if number == 1 else f"Then about this ({number})"
        yield Section(f"question-{number}", "question", title, (block,), listed=False)


def _tile(row: Conversation, height: int) -> HttpResponse:
    of = site()
    # The groups of an hour to come are not known: its discs are the last room's.
    told = Pictured(of.community, of.series, row.title or UNTITLED, _when(row), pictured_series().groups, height)
    return _saved(kept_picture(told, community_theme()), "image/png", f"invitation-{row.month}-{height}.png")


def _when(row: Conversation) -> str:
    """``Thursday 17 December, 18:00 in London``, as far as it is known."""
    if row.day is None:
        return label_of(row.month)
    day = f"{row.day:%A} {row.day.day} {row.day:%B}"
    return f"{day}, {row.begins_at:%H:%M} in {city(row.local_zone)}" if row.begins_at else day


def _saved(data: bytes, media_type: str, name: str) -> HttpResponse:
    response = HttpResponse(data, content_type=media_type)
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name) or "attachment"
    response["Cache-Control"] = "no-store"
    return response
