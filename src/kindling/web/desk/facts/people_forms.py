"""The forms about people: crediting somebody, and what readers learn of them."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from kindling.conversations.models import Credit, CreditRole
from kindling.pack.media import LIMIT, BadPicture, media_of
from kindling.web.desk.facts.row_forms import line
from kindling.web.forms import Form

SHARED = ("role", "organisation", "place", "bio", "photo", "alt", "credit", "permission", "photo_removed")
"""The fields that belong to the profile, and so to every month that credits somebody."""


class Somebody(Form):
    """Somebody to credit."""

    name = forms.CharField(
        label="Name", max_length=200, widget=forms.TextInput({"dir": "auto", "list": "names", "autocomplete": "off"})
    )
    role = forms.ChoiceField(
        label="Part", choices=CreditRole.choices, initial=CreditRole.SPEAKER, widget=forms.RadioSelect
    )
    with_profile = forms.BooleanField(
        label="Give them a page of their own",
        required=False,
        initial=True,
        help_text="Leave it out for a team, and for whoever wishes no page.",
    )

    def clean_name(self) -> str:
        """The name, its white space made plain."""
        return " ".join(self.cleaned_data["name"].split())


class Portrait(forms.FileField):
    """A PNG or JPEG, told by what is in it; its value are the bytes of the picture drawn anew, without what a camera
    wrote into it."""

    widget = forms.FileInput({"accept": "image/png,image/jpeg"})

    def clean(self, data: Any, initial: Any = None) -> bytes | None:
        """The bytes to keep, or None where no file was chosen."""
        file: UploadedFile[bytes] | None = super().clean(data, initial)
        if not file:
            return None
        if file.size is None or file.size > LIMIT:
            raise forms.ValidationError(f"A photo has {LIMIT // 2**20} MiB at most. Make it smaller.")
        try:
            return media_of(file.read(), name="This photo").data
        except BadPicture as bad:
            raise forms.ValidationError(str(bad)) from None


class Part(Form):
    """Somebody's part in a month, and their profile where they have one."""

    part = forms.ChoiceField(label="Part", choices=CreditRole.choices, widget=forms.RadioSelect)
    described = line("Who they were that month", help_text="Only where it differs from their profile.")
    role = line("What they do", help_text="Such as: teacher.")
    organisation = line("Organisation")
    place = line("Place", length=200, help_text="A town or a country.")
    bio = forms.CharField(
        label="A few words about them", required=False, widget=forms.Textarea({"rows": 6, "dir": "auto"})
    )
    photo = Portrait(label="Photo", required=False, help_text="PNG or JPEG. Where and when it was taken is not kept.")
    alt = line("What the photo shows", help_text="For those who cannot see it.")
    credit = line("Who took it", length=200)
    permission = line("How its use was allowed", help_text="Such as: by mail, 3 March 2026. Readers do not see it.")
    photo_removed = forms.BooleanField(label="Show no photo any longer", required=False)

    def __init__(self, *args: Any, credit: Credit, **told: Any) -> None:
        super().__init__(*args, initial=_known(credit), **told)
        self.photographed = bool(credit.profile and credit.profile.photo)
        if credit.profile is None:
            self.fields["described"].help_text = "Such as: teacher in Bergen."
            for name in SHARED:
                del self.fields[name]
        elif not self.photographed:
            del self.fields["photo_removed"]

    def clean(self) -> dict[str, Any]:
        """A photo needs words and a permission."""
        told = self.cleaned_data
        shown = told.get("photo") or (self.photographed and not told.get("photo_removed"))
        if shown and not told.get("alt"):
            self.add_error("alt", "A photo needs words for those who cannot see it.")
        if shown and not told.get("permission"):
            self.add_error("permission", "A photo needs a word on how its use was allowed.")
        return told


def _known(credit: Credit) -> dict[str, Any]:
    told: dict[str, Any] = {"part": credit.role, "described": credit.described}
    if who := credit.profile:
        told |= {"role": who.role, "organisation": who.organisation, "place": who.place, "bio": who.bio}
        told |= {"alt": who.photo_alt, "credit": who.photo_credit, "permission": who.photo_permission}
    return told
