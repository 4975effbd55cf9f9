"""A speaker's deck: a file that is kept, or where it lies."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from kindling.planning.actions import keep_deck, link_deck, remove_deck
from kindling.planning.decks import LIMIT, BadDeck
from kindling.web.desk.facts.fields import AddressField
from kindling.web.forms import Form
from kindling.web.speaker.found import Holder, behind_link, speaker_page


class Deck(Form):
    """A file or an address; one of both."""

    file = forms.FileField(
        label="The file",
        required=False,
        allow_empty_file=True,
        help_text=f"PDF, PowerPoint or OpenDocument, {LIMIT // 2**20} MiB at most. It is told by what is in it.",
        widget=forms.FileInput({"accept": ".pdf,.pptx,.odp"}),
    )
    url = AddressField(label="Or where it lies", required=False, help_text="Such as https://slides.example.org/rest.")

    def clean_file(self) -> UploadedFile[bytes] | None:
        """The file, asked for its size before its bytes are in memory."""
        file: UploadedFile[bytes] | None = self.cleaned_data["file"]
        if file and (file.size or 0) > LIMIT:
            raise forms.ValidationError(f"A deck has {LIMIT // 2**20} MiB at most. Save it smaller, or give a link.")
        return file

    def clean(self) -> dict[str, Any]:
        """One of both is needed."""
        told = self.cleaned_data
        if not self.errors and not told.get("file") and not told.get("url"):
            self.add_error("file", "Choose a file, or write where the deck lies.")
        return told


@behind_link
@require_http_methods(["GET", "HEAD", "POST"])
def deck(request: HttpRequest, holder: Holder) -> HttpResponse:
    """``/speaker/<token>/deck/``: the deck is given, or taken away again."""
    if request.method == "POST" and "remove" in request.POST:
        remove_deck(speaking=holder.speaking)
        messages.success(request, "The deck is gone. Nobody here has it any more.")
        return redirect("speaker", holder.token)
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = Deck(*sent, initial={"url": holder.speaking.deck_url})
    if form.is_valid() and _kept(holder, form):
        messages.success(request, "Thank you. The deck is with the organisers.")
        return redirect("speaker", holder.token)
    shown = {"holder": holder, "speaking": holder.speaking, "form": form}
    return speaker_page(request, "deck", status=400 if form.errors else 200, **shown)


def _kept(holder: Holder, form: Deck) -> bool:
    file: UploadedFile[bytes] | None = form.cleaned_data["file"]
    if file is None:
        link_deck(speaking=holder.speaking, url=form.cleaned_data["url"])
        return True
    try:
        keep_deck(speaking=holder.speaking, name=file.name or "deck", data=file.read())
    except BadDeck as bad:
        form.add_error("file", str(bad))
        return False
    return True
