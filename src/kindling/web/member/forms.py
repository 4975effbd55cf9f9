"""The forms of joining and of my page."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from django import forms

from kindling.conversations.welcome import Welcome
from kindling.people import wording
from kindling.people.actions import Asked
from kindling.people.codes import typed
from kindling.people.models import Person, Purpose
from kindling.people.zones import current_name, is_zone
from kindling.web.forms import Form
from kindling.web.member.fields import EmailField, LineField, NameField, lists_field, purposes
from kindling.web.member.sealed import kept_seal, seal, what_is_wrong
from kindling.web.member.times import zone_choices

FILLED = "Something stands in a field that is not for people. It is empty again; please send the form once more."


class SealedForm(Form):
    """A form that anybody may send: it knows when it was opened, and has a field that only machines fill in."""

    purpose = ""
    subject = forms.CharField(required=False, label="Leave this empty", widget=forms.TextInput({"autocomplete": "off"}))
    opened = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: Mapping[str, Any] | None = None) -> None:
        if data is not None:
            data = {name: data.getlist(name) if name == "wanted" else data.get(name) for name in data}  # type: ignore[attr-defined] # a QueryDict
        super().__init__(data)
        self.fields["subject"].widget.attrs["tabindex"] = "-1"
        self.initial["opened"] = seal(self.purpose)

    def clean(self) -> dict[str, Any]:
        """Refuses what a machine sends; what was typed stays in its fields."""
        told: dict[str, Any] = super().clean() or {}
        opened = str(told.get("opened") or "")
        wrong = FILLED if told.get("subject") else what_is_wrong(self.purpose, opened)
        if wrong:
            self.add_error(None, wrong)
        assert isinstance(self.data, dict)  # noqa: S101 - made so above
        self.data |= {"subject": "", "opened": kept_seal(self.purpose, opened)}
        return told


class JoinForm(SealedForm):
    """The one form of joining."""

    purpose = "join"
    name = NameField(label="What shall we call you?", help_text="The name you would like people in your group to see.")
    email = EmailField(
        label="Your e-mail address",
        help_text="Where the invitations go. Nobody else sees it.",
        error_messages={"required": "We need your e-mail address, to send you the invitations."},
    )
    place = LineField(
        label="Where are you?",
        complete="address-level2",
        help_text="A town or a region is enough. It sets your local time.",
    )
    role = LineField()
    organisation = LineField(
        label="Where do you work or study?",
        complete="organization",
        help_text="It tells us whom we do not reach yet. It is shown to nobody.",
    )
    wanted = lists_field(label="What may we send you?", initial=[Purpose.INVITATION.value, Purpose.REMINDERS.value])

    def __init__(self, data: Mapping[str, Any] | None = None, *, words: Welcome) -> None:
        super().__init__(data)
        role = self.fields["role"]
        role.label, role.help_text = words.question, f"{words.hint} It helps us to mix the groups."

    def asked(self) -> Asked:
        """The form as the action takes it; it has to be right."""
        told = {name: self.cleaned_data[name] for name in ("name", "email", "place", "role", "organisation")}
        return Asked(**told, wanted=purposes(self.cleaned_data["wanted"]))


class AddressForm(SealedForm):
    """Whose page is asked for."""

    purpose = "mine"
    email = EmailField(
        label="Your e-mail address",
        help_text="The one that our mail comes to.",
        error_messages={"required": "Type the address that our mail comes to."},
    )


class CodeForm(Form):
    """The code of the mail."""

    code = forms.CharField(
        label="The code in our mail",
        help_text="Eight figures.",
        max_length=40,
        widget=forms.TextInput({"autocomplete": "one-time-code", "inputmode": "numeric", "class": "figures"}),
        error_messages={"required": "Type the eight figures that stand in our mail."},
    )

    def clean_code(self) -> str:
        """The figures alone. Raises `ValidationError` for anything else: it is no try."""
        code = typed(self.cleaned_data["code"])
        if not re.fullmatch(r"[0-9]{8}", code):
            raise forms.ValidationError("The code has eight figures, and nothing else.")
        return code


class DetailsForm(Form):
    """What somebody is called, where they are and what they do."""

    name = NameField(label="What shall we call you?", help_text="The name that people in your group see.")
    place = LineField(
        label="Where are you?", complete="address-level2", help_text="A town or a region, for the map and your time."
    )
    role = LineField()
    organisation = LineField(
        label="Where do you work or study?", complete="organization", help_text="It is shown to nobody."
    )

    def __init__(self, *args: Any, words: Welcome, **told: Any) -> None:
        super().__init__(*args, **told)
        role = self.fields["role"]
        role.label, role.help_text = words.question, words.hint


class MailForm(Form):
    """What somebody receives."""

    wanted = lists_field(label="What may we send you?")

    def choices(self) -> dict[Purpose, bool]:
        """Each list with its answer; the form has to be right."""
        chosen = purposes(self.cleaned_data["wanted"])
        return {one: one in chosen for one in wording.LISTS}


class ZoneField(forms.ChoiceField):
    """A time zone, also by a name that it had once, as browsers tell it."""

    def to_python(self, value: Any) -> str:
        """What it is called now."""
        return current_name(str(super().to_python(value)))


class ZoneForm(Form):
    """In which zone times are told."""

    zone = ZoneField(label="Show times as in", required=False)

    def __init__(self, *args: Any, kept: str = "", series: str = "", **told: Any) -> None:
        super().__init__(*args, **told)
        field = self.fields["zone"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - see above
        asked = current_name(str(self.data.get("zone", ""))) if self.is_bound else ""
        kept = current_name(kept)
        field.choices = zone_choices(series, {one for one in (kept, asked) if is_zone(one)})
        field.error_messages["invalid_choice"] = "This is no time zone that we know. Choose one from the list."
        self.initial["zone"] = kept


class QuotedForm(Form):
    """How somebody wishes to be quoted from now on."""

    quoting = forms.ChoiceField(
        label="How may we quote you?",
        choices=[(str(key), words) for key, words in wording.SAID_AS.items() if key],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose one of these."},
    )


class UndoQuotedForm(Form):
    """The same, with the answer of somebody who had not decided."""

    quoting = forms.ChoiceField(choices=[(str(key), key) for key in wording.SAID_AS], required=False)


class MapForm(Form):
    """Whether a map may show somebody's place."""

    shown = forms.BooleanField(
        label=wording.PLACE,
        required=False,
        help_text="Without it, a town where you are the only one is shown as its region.",
    )


class NewAddressForm(Form):
    """Where mail is to go from now on."""

    email = EmailField(
        label="Your new e-mail address",
        help_text="We write to it first, to ask whether it is yours.",
        error_messages={"required": "Type the new address."},
    )


def details_of(person: Person) -> dict[str, str]:
    """What `DetailsForm` shows."""
    return {name: getattr(person, name) for name in DetailsForm.base_fields}


class EraseForm(Form):
    """Whether somebody who spoke in public wishes their name off the programme as well."""

    name_goes = forms.BooleanField(
        label="Take my name off the months I spoke in, too",
        required=False,
        help_text="Else the programme goes on saying that you spoke. If a title names you, write to us: we change it.",
    )
