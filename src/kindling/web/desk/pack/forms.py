"""The forms of the editor: a section's title and introduction, one piece, a piece more, a section more."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from kindling.contributions.records import Piece
from kindling.curation.edits import BadEdit, PieceAt, missing_sections
from kindling.curation.edits.sections import LONGEST_TITLE
from kindling.curation.edits.typed import LONGEST
from kindling.kernel.errors import KindlingError
from kindling.pack.document import Attribution, Bullet, Pack, Point, Wording
from kindling.pack.media import LIMIT
from kindling.web.forms import LINE, Form

LONG = {"text", "points", "about", "citation", "caption", "introduction"}
"""Fields of several lines; the first of a piece is the taller."""

LABELS = {
    "text": "Words",
    "points": "Points",
    "term": "Term that stands before them",
    "title": "Title",
    "citation": "Where it stands in print",
    "group": "Group",
    "scribe": "Scribe",
    "url": "Web address",
    "minutes": "Minutes",
    "mention": "Whom it addresses",
    "type": "What it is",
    "votes": "Votes",
    "name": "Name",
    "role": "Role",
    "organisation": "Organisation",
    "place": "Place",
    "about": "About them",
    "alt": "What the picture shows",
    "caption": "Caption",
    "credit": "Credit",
    "permission": "Permission",
}
OF_KIND = {
    ("Credit", "text"): "For what",
    ("Resource", "text"): "Why it is worth it",
    ("Priority", "text"): "More of it",
}
HINTS = {
    "alt": "For people who do not see it. One sentence.",
    "permission": "Who allowed its use, and when. A picture without it blocks publishing.",
    "points": "An empty line begins the next point.",
    "about": "An empty line begins the next paragraph.",
    "type": "Article, book, film of 12 minutes.",
}
WORDINGS: dict[Wording, str] = {
    "verbatim": "Word for word, in quotation marks",
    "paraphrase": "A paraphrase, without them",
    "group": "A group’s voice, without a name",
}


class SectionForm(Form):
    """A section's title, and the editors' own words that lead into it."""

    title = forms.CharField(label="Title", max_length=LONGEST_TITLE, widget=forms.Textarea(attrs={"rows": 1}))
    introduction = forms.CharField(
        label="Introduction",
        required=False,
        strip=False,
        help_text="Your own words, marked as the editors’.",
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=LONGEST,
    )


class PieceForm(Form):
    """Whatever can be typed of one piece; `fields_of` says which fields it has."""

    def __init__(self, *args: Any, at: PieceAt, who: Piece | None = None, **told: Any) -> None:
        told.setdefault("auto_id", "piece_%s")  # the section's own form stands on the same page
        super().__init__(*args, **told)
        self.choices = {}
        for number, (name, words) in enumerate(at.fields.items()):
            self.fields[name] = typed_field(at.kind, name, words, main=not number)
        self._add_wording(at)
        self._add_attribution(at, who)
        if can_be_own(at, who):
            self.fields["own"] = forms.BooleanField(label="These are the editors’ own words", required=False)
        self.wide = set(self.fields) & LONG

    choices: dict[str, Attribution]
    """How whoever said it may show, by the form of the attribution."""

    def typed(self) -> dict[str, str]:
        """What was typed into each field of the piece, line ends as the document has them."""
        return {name: str(words).replace("\r\n", "\n") for name, words in self.cleaned_data.items() if name in LABELS}

    def _add_wording(self, at: PieceAt) -> None:
        if can_change_wording(at):
            choices: list[tuple[str, str]] = [*WORDINGS.items()]
            self.fields["wording"] = _choice("Wording", choices, at.wording)

    def _add_attribution(self, at: PieceAt, who: Piece | None) -> None:
        if at.attribution is None or who is None or at.wording == "group":
            return
        self.choices = {one.form: one for one in shown_forms(who)}
        choices = [(form, one.label or "No name") for form, one in self.choices.items()]
        if len(choices) > 1:
            self.fields["shown"] = _choice("Attributed to", choices, at.attribution.form)


class PictureForm(PieceForm):
    """A picture more: the file, and what it needs to stand in public."""

    def __init__(self, *args: Any, **told: Any) -> None:
        super().__init__(*args, **told)
        file = forms.FileField(label="Picture", help_text="PNG or JPEG, 20 MB at most.")
        file.error_messages |= {"required": "Choose a picture.", "empty": "This file is empty."}
        self.fields = {"picture": file, **self.fields}

    def clean_picture(self) -> UploadedFile[bytes]:
        """Refuses what is too large before it is read."""
        file: UploadedFile[bytes] = self.cleaned_data["picture"]
        if (file.size or 0) > LIMIT:
            raise forms.ValidationError(f"This picture has more than {LIMIT // 2**20} MB. Make it smaller.")
        return file


class AddSectionForm(Form):
    """A section more: a standard one by its role, or another with its own title."""

    def __init__(self, *args: Any, pack: Pack, **told: Any) -> None:
        super().__init__(*args, **told)
        usual = [(one.role, one.title) for one in missing_sections(pack)]
        self.fields["role"] = forms.ChoiceField(choices=[*usual, ("other", "Another")])
        self.fields["title"] = forms.CharField(required=False, max_length=LONGEST_TITLE)


def blame(form: Form, wrong: KindlingError, *, field: str = "") -> None:
    """Says what is in the way: beside the field that an edit names, else beside ``field``, else above the form."""
    named = wrong.field if isinstance(wrong, BadEdit) else field
    form.add_error(named if named in form.fields else None, str(wrong))


def typed_field(kind: str, name: str, words: str, *, main: bool) -> forms.CharField:
    """The field in which one part of a piece is typed."""
    long, label = name in LONG, OF_KIND.get((kind, name), LABELS[name])
    rows = 4 if main else 2
    return forms.CharField(
        label=label,
        error_messages={"required": f"“{label}” is still empty."},
        required=main,
        initial=words,
        strip=False,
        help_text=HINTS.get(name, ""),
        max_length=LONGEST if long else LINE,
        widget=forms.Textarea(attrs={"rows": rows}) if long else forms.TextInput,
    )


def can_change_wording(at: PieceAt) -> bool:
    """Whether these words may be called a quote, a paraphrase or a group's."""
    if at.own or at.wording == "published" or not at.wording:
        return False
    return at.kind == "Reflection" or (at.kind in {"Quotation", "Bullet", "Point"} and len(at.where.path) < 3)


def can_be_own(at: PieceAt, who: Piece | None) -> bool:
    """Whether an editor may call these the editors' own words: no line is behind them, and nobody known said them."""
    if not isinstance(at.piece, Bullet | Point) or at.own or at.piece.sources:
        return False
    return who is None or not (who.name or who.first_name or who.role)


def shown_forms(who: Piece) -> Iterator[Attribution]:
    """The ways in which somebody can show, the fullest first."""
    if who.name:
        yield Attribution("name", who.name)
    if who.first_name:
        yield Attribution("first name", who.first_name)
    if who.first_name and (who.role or who.place):
        yield Attribution("first name with role and place", who.first_name, who.role, who.place)
    if who.role:
        yield Attribution("role", role=who.role)
    yield Attribution()


def _choice(label: str, choices: list[tuple[str, str]], now: str) -> forms.ChoiceField:
    known = [value for value, _ in choices]
    return forms.ChoiceField(
        label=label,
        choices=choices,
        initial=now if now in known else known[-1],
        widget=forms.RadioSelect,
        error_messages={"required": f"“{label}” needs a choice."},
    )
