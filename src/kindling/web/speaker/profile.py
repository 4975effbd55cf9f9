"""What a speaker wishes readers to learn of them, and their photo."""

from __future__ import annotations

from pathlib import PurePath
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from kindling.ground.errors import LostFile
from kindling.ground.files import read_file
from kindling.planning.actions import ProfileWords, propose_profile
from kindling.planning.actions.profiles import words_of
from kindling.planning.models import Speaking
from kindling.web.desk.facts.people_forms import Portrait
from kindling.web.desk.facts.row_forms import line
from kindling.web.forms import Form
from kindling.web.public.people import PHOTOS
from kindling.web.speaker.found import Holder, behind_link, open_proposal, private, speaker_page

WORDS = ("name", "role", "organisation", "place", "bio", "photo_alt", "photo_credit")


class Profile(Form):
    """Who a speaker is, as they wish to be met."""

    name = line("Name", required=True, length=200, help_text="As it should stand on the page.")
    role = line("What you do", help_text="Such as: teacher.")
    organisation = line("Organisation")
    place = line("Place", length=200, help_text="A town or a country.")
    bio = forms.CharField(
        label="A few words about you",
        required=False,
        max_length=4000,
        help_text="Two or three sentences are enough.",
        widget=forms.Textarea({"rows": 6, "dir": "auto"}),
    )
    photo = Portrait(label="Photo", required=False, help_text="PNG or JPEG. Where and when it was taken is not kept.")
    photo_alt = line("What the photo shows", help_text="For those who cannot see it. Such as: Ingrid laughs by a lake.")
    photo_credit = line("Who took it", length=200)

    def __init__(self, *args: Any, photographed: bool, helps: bool, **told: Any) -> None:
        super().__init__(*args, **told)
        self.photographed = photographed
        if helps:
            self.fields["role"].label = "What they do"
            self.fields["bio"].label = "A few words about them"

    def clean(self) -> dict[str, Any]:
        """A photo needs words."""
        told = self.cleaned_data
        if (told.get("photo") or self.photographed) and not told.get("photo_alt") and "photo" not in self.errors:
            self.add_error("photo_alt", "A photo needs words for those who cannot see it.")
        return told


@behind_link
@require_http_methods(["GET", "HEAD", "POST"])
def profile(request: HttpRequest, holder: Holder) -> HttpResponse:
    """``/speaker/<token>/profile/``: the words and the photo; the organisers look at them before readers do."""
    row = holder.speaking
    wished = open_proposal(row) or words_of(row)
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = Profile(
        *sent,
        initial={name: getattr(wished, name) for name in WORDS},
        photographed=has_photo(row),
        helps=holder.helps,
    )
    if form.is_valid():
        told = form.cleaned_data
        words = ProfileWords(**{name: told[name] for name in WORDS})
        propose_profile(speaking=row, said_by=holder.said_by, words=words, photo=told["photo"] or b"")
        messages.success(request, "Thank you. The organisers look at it before readers do.")
        return redirect("speaker", holder.token)
    shown = {"holder": holder, "speaking": row, "form": form, "photographed": has_photo(row)}
    return speaker_page(request, "profile", status=400 if form.errors else 200, **shown)


@behind_link
@require_safe
def photo(request: HttpRequest, holder: Holder) -> HttpResponse:  # noqa: ARG001 - every view is given its request
    """The photo as it stands for whoever holds the link."""
    name = _photo_of(holder.speaking)
    kind = PHOTOS.get(PurePath(name).suffix)
    if kind is None:
        raise Http404("There is no photo.")
    try:
        return private(HttpResponse(read_file(name), content_type=kind))
    except LostFile as lost:
        raise Http404(lost.sentence) from None


def has_photo(row: Speaking) -> bool:
    """Whether there is a photo, proposed or public."""
    return bool(_photo_of(row))


def _photo_of(row: Speaking) -> str:
    proposal = open_proposal(row)
    if proposal and proposal.photo:
        return str(proposal.photo)
    return str(row.profile.photo) if row.profile else ""
