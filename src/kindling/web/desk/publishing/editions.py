"""The editions of a month: which there were, one withdrawn, one made elsewhere attached."""

from __future__ import annotations

from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from kindling.archive import months
from kindling.archive.queries.editions import KINDS, file_told, ordinal, size_label
from kindling.conversations.models import Conversation
from kindling.ground.errors import NotAllowed
from kindling.publication.actions import attach_edition, withdraw_edition
from kindling.publication.files import LIMIT, BadFile
from kindling.publication.models import Edition, EditionFile, EditionKind, EditionStatus
from kindling.publication.queries import current_edition, edition_to_withdraw, editions_of_month
from kindling.publication.rules import MOST_FILES
from kindling.web.desk.found import conversation_of
from kindling.web.desk.page import desk_page
from kindling.web.forms import Form
from kindling.web.gate import ActorRequest, Audience, open_to

NOTE = 500
"""Characters of a note or a reason, as the table keeps them."""


@dataclass(frozen=True, slots=True)
class Download:
    """A file of an edition: its name, and what it is in words."""

    name: str
    told: str


@dataclass(frozen=True, slots=True)
class EditionRow:
    """One edition as the desk lists it."""

    edition: Edition
    ordinal: str
    files: tuple[Download, ...]

    @property
    def current(self) -> bool:
        """Whether readers see it."""
        return self.edition.status == EditionStatus.CURRENT

    @property
    def returns(self) -> bool:
        """Whether readers see it again in a moment."""
        return self.edition.status == EditionStatus.STALE

    @property
    def elsewhere(self) -> bool:
        """Whether it was made elsewhere."""
        return self.edition.kind == EditionKind.ELSEWHERE


class WithdrawForm(Form):
    """Why an edition goes."""

    reason = forms.CharField(
        label="Why it is withdrawn",
        max_length=NOTE,
        help_text="Readers will see this sentence where the pack was. Name nobody in it.",
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class ManyFiles(forms.ClearableFileInput):
    """Several files at once."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Every file that was given."""

    widget = ManyFiles

    def clean(self, data: object, initial: object = None) -> list[object]:
        """Each checked by itself."""
        given = data if isinstance(data, list) and data else [None]
        return [super(FilesField, self).clean(one, initial) for one in given]


class AttachForm(Form):
    """A pack made elsewhere."""

    pack = FilesField(
        label="The pack", help_text="PDF or PowerPoint (PPTX), 50 MB each. Several files are one edition."
    )
    note = forms.CharField(label="What is new in it", required=False, max_length=NOTE)

    def clean_pack(self) -> list[tuple[str, bytes]]:
        """Names and bytes. Refuses what is too large before it is read."""
        given = self.cleaned_data["pack"]
        if len(given) > MOST_FILES:
            raise forms.ValidationError(f"An edition has {MOST_FILES} files at most. Attach the pack alone.")
        for file in given:
            if file.size > LIMIT:
                raise forms.ValidationError(f"{file.name} has more than {LIMIT // 2**20} MB. Make it smaller.")
        return [(file.name, file.read()) for file in given]


def edition_rows(conversation: Conversation) -> list[EditionRow]:
    """Every edition of a month, the newest first."""
    return [
        EditionRow(one, ordinal(one.number), tuple(_downloads(one))) for one in editions_of_month(conversation.month)
    ]


def _downloads(edition: Edition) -> list[Download]:
    files = list(edition.files.all())
    if edition.kind == EditionKind.ELSEWHERE:
        return [Download(one.name, file_told(one)) for one in files]
    return [Download(one.name, _told(one)) for one in files if one.name in KINDS]


def _told(file: EditionFile) -> str:
    return f"{KINDS[file.name]}, {size_label(file.size)}"


@open_to(Audience.PRODUCER)
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: ActorRequest, month: str) -> HttpResponse:
    """``/desk/2026-10/publish/withdraw/``: asks for the reason, and shows what readers will see."""
    edition = edition_to_withdraw(month)
    if edition is None:
        raise Http404("No edition of this month stands.")
    form = WithdrawForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            withdraw_edition(by=request.actor, edition=edition, reason=form.cleaned_data["reason"])
        except NotAllowed as wrong:
            form.add_error(None, str(wrong))
        else:
            messages.success(request, "The pack is withdrawn. Page, downloads and feeds follow within a minute.")
            return redirect("desk-publish", month)
    return desk_page(
        request,
        "withdraw",
        status=422 if form.errors else 200,
        month=month,
        month_label=months.label_of(month),
        edition=edition,
        ordinal=ordinal(edition.number),
        form=form,
    )


@open_to(Audience.PRODUCER)
@require_http_methods(["GET", "HEAD", "POST"])
def attach(request: ActorRequest, month: str) -> HttpResponse:
    """``/desk/2026-10/publish/attach/``: a pack made elsewhere becomes the current edition."""
    conversation = conversation_of(month)
    posted = request.method == "POST"
    form = AttachForm(request.POST, request.FILES) if posted else AttachForm()
    if form.is_valid():
        try:
            told = form.cleaned_data
            attach_edition(by=request.actor, conversation=conversation, files=told["pack"], note=told["note"])
        except (NotAllowed, BadFile) as wrong:
            form.add_error("pack", str(wrong))
        else:
            messages.success(request, "The pack is attached, and readers find it on the conversation’s page.")
            return redirect("desk-publish", month)
    return desk_page(
        request,
        "attach",
        status=422 if form.errors else 200,
        month=month,
        month_label=months.label_of(month),
        current=current_edition(month),
        form=form,
    )
