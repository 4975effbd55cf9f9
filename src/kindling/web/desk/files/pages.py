"""The files of a month: the list with the place to drop more, and removing one."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from kindling.contributions.accepting import LIMIT
from kindling.contributions.actions import close_drop_link, make_drop_link, say_file_belongs
from kindling.contributions.queries import drop_links, file_progress, file_shown, files_of, ledger
from kindling.contributions.records import FileShown
from kindling.conversations.models import Conversation
from kindling.duties.removing import remove_file
from kindling.kernel.text import whole_number
from kindling.web.desk.files.links import LinkForm, links_shown
from kindling.web.desk.files.receiving import receive_each
from kindling.web.desk.files.words import file_rows
from kindling.web.desk.found import conversation_of
from kindling.web.desk.page import desk_page
from kindling.web.gate import ActorRequest, Audience, open_to


@open_to(Audience.PRODUCER)
@require_http_methods(["GET", "HEAD", "POST"])
def files(request: ActorRequest, month: str) -> HttpResponse:
    """``/desk/2026-10/files/``: what was received, in words; more is dropped here, and one of another day kept here."""
    row = conversation_of(month)
    if request.method != "POST":
        return files_page(request, row)
    if "belongs" in request.POST:
        _belongs(request, row)
        return redirect("desk-files", month)
    uploads = request.FILES.getlist("files")
    if not uploads:
        messages.warning(request, "No file was chosen. Choose one or more, then keep them.")
    for outcome in receive_each(by=request.actor, conversation=row, uploads=uploads):
        (messages.success if outcome.kept else messages.warning)(request, outcome.words)
    return redirect("desk-files", month)


def _belongs(request: ActorRequest, row: Conversation) -> None:
    number = whole_number(request.POST["belongs"])
    if number is not None and say_file_belongs(by=request.actor, conversation=row, file_id=number):
        messages.success(request, "It belongs here. Kindling counts whom it lists, which takes a few seconds.")
    else:
        messages.warning(request, "That file is not here any more.")


def files_page(request: ActorRequest, row: Conversation, *, form: LinkForm | None = None) -> HttpResponse:
    """The page of the files; ``form`` for a link that was not made yet."""
    shown: dict[str, Any] = {
        "rows": file_rows(files_of(row), day=row.day),
        "progress": file_progress(row),
        "links": links_shown(drop_links(row)),
        "form": form or LinkForm(),
        "limit": LIMIT // 2**20,
        "still": "still" in request.GET,
    }
    return desk_page(request, "files", status=400 if form else 200, conversation=row, **shown)


@open_to(Audience.PRODUCER)
@require_POST
def make_link(request: ActorRequest, month: str) -> HttpResponse:
    """Makes a link for somebody else."""
    row = conversation_of(month)
    form = LinkForm(request.POST)
    if not form.is_valid():
        return files_page(request, row, form=form)
    made = make_drop_link(by=request.actor, conversation=row, **form.cleaned_data)
    messages.success(request, f"The link for {made.label} is made. Copy it below and send it to them.")
    return redirect(f"{reverse('desk-files', args=[month])}#links")


@open_to(Audience.PRODUCER)
@require_POST
def close_link(request: ActorRequest, month: str, pk: int) -> HttpResponse:
    """Closes a link for good."""
    close_drop_link(by=request.actor, conversation=conversation_of(month), link_id=pk)
    messages.success(request, "The link is closed. What came by it stays.")
    return redirect(f"{reverse('desk-files', args=[month])}#links")


@open_to(Audience.PRODUCER)
@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: ActorRequest, month: str, pk: int) -> HttpResponse:
    """``/desk/2026-10/files/7/remove/``: asks once more, then forgets a file of which the pack uses nothing."""
    row = conversation_of(month)
    file = file_shown(row, pk)
    if file is None:
        raise Http404("That file is not here.")
    used = _used(row, file)
    if request.method == "POST" and not used:
        remove_file(by=request.actor, conversation=row, file_id=pk)
        messages.success(request, f"{file.name} is removed, with everything read from it.")
        return redirect("desk-files", month)
    return desk_page(
        request, "files/remove", status=409 if request.method == "POST" else 200, conversation=row, file=file, used=used
    )


def _used(row: Conversation, file: FileShown) -> int:
    """How many pieces that a pack may use come from ``file``."""
    return sum(any(source.file == file.name for source in piece.sources) for piece in ledger(row))
