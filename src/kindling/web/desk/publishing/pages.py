"""Publishing a month's pack: what readers will find, what stays out, and the editions there were."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from kindling.archive import months
from kindling.contributions.queries import files_of, ledger
from kindling.conversations.models import Conversation
from kindling.curation.actions import look_at_fresh
from kindling.curation.queries import cleared_pack
from kindling.curation.queries.opened import opened_pack
from kindling.ground.errors import LostFile, NotAllowed
from kindling.ground.files import read_file
from kindling.kernel.text import whole_number
from kindling.pack.document import BadPack, Pack, load
from kindling.publication.actions import publish_working_pack
from kindling.publication.models import Edition, EditionKind
from kindling.web.desk.found import conversation_of
from kindling.web.desk.pack.bar import standing_of
from kindling.web.desk.pack.saving import revision_told
from kindling.web.desk.page import desk_page
from kindling.web.desk.publishing.came import came_told
from kindling.web.desk.publishing.counts import differences, left_out, listed, sentence
from kindling.web.desk.publishing.editions import NOTE, EditionRow, edition_rows
from kindling.web.forms import Form
from kindling.web.gate import ActorRequest, Audience, open_to


class PublishForm(Form):
    """What is new, where there was an edition before."""

    note = forms.CharField(
        label="What is new in it",
        required=False,
        max_length=NOTE,
        help_text="Stands with its date on the conversation’s page and in the feeds.",
    )


@open_to(Audience.PRODUCER)
@require_http_methods(["GET", "HEAD", "POST"])
def publish(request: ActorRequest, month: str) -> HttpResponse:
    """``/desk/2026-10/publish/``: what will be published, and the button that does it."""
    conversation = conversation_of(month)
    editions = edition_rows(conversation)
    if request.method != "POST":
        return _page(request, conversation, editions, None)
    form = PublishForm(request.POST)
    if form.is_valid() and _published(request, conversation, form):
        moment = timezone.localtime()
        messages.success(request, f"Published, {moment:%H:%M}. The page, its downloads and the feeds have it now.")
        return redirect("desk-publish", month)
    return _page(request, conversation, editions, form)


def _published(request: ActorRequest, conversation: Conversation, form: PublishForm) -> bool:
    """Publishes what is cleared now, if it is what was read; else the form says what is in the way."""
    read = {
        "revision": revision_told(request),
        "after": whole_number(request.POST.get("after", ""), figures=5),
    }
    try:
        publish_working_pack(by=request.actor, conversation=conversation, note=form.cleaned_data["note"], **read)
        look_at_fresh(by=request.actor, conversation=conversation)
    except NotAllowed as wrong:
        form.add_error(None, f"{wrong.sentence} {wrong.remedy}".strip())
        return False
    return True


def _page(
    request: ActorRequest, conversation: Conversation, editions: list[EditionRow], form: PublishForm | None
) -> HttpResponse:
    opened = opened_pack(conversation)
    pieces = ledger(conversation) if opened else ()
    pack = cleared_pack(conversation, pack=opened.pack, pieces=pieces) if opened else None
    current = next((one for one in editions if one.current), None)
    changes = _changes(current.edition, pack) if current and pack else []
    return desk_page(
        request,
        "publish",
        status=422 if form and form.errors else 200,
        month=conversation.month,
        month_label=months.label_of(conversation.month),
        conversation=conversation,
        draft=opened,
        pack=pack,
        told=sentence(pack) if pack else "",
        came=came_told(conversation, pack, files_of(conversation)) if pack else None,
        out=left_out(opened.pack, {one.key: one for one in pieces}) if opened else [],
        standing=standing_of(conversation, opened.number) if opened else None,
        editions=editions,
        current=current,
        changes=listed(changes),
        form=form or PublishForm(initial={"note": _note(changes)}),
    )


def _note(changes: list[str]) -> str:
    """The changes as the beginning of a note: ``2 quotes more.``"""
    said = listed(changes)
    return f"{said[0].upper()}{said[1:]}." if said else ""


def _changes(edition: Edition, pack: Pack) -> list[str]:
    """What the next edition changes; nothing to say of a pack made elsewhere, or one whose file is lost."""
    if edition.kind != EditionKind.HERE:
        return []
    file = next((one for one in edition.files.all() if one.name == "pack.json"), None)
    try:
        return differences(load(read_file(file.stored)), pack) if file else []
    except (LostFile, BadPack):
        return []
