"""The form in which lines of the hour become a piece of the draft."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from django import forms

from kindling.contributions.records import Described
from kindling.curation.edits.typed import LONGEST
from kindling.pack.document import Attribution, Section
from kindling.web.desk.harvest.again import Stands, stands_twice
from kindling.web.desk.harvest.taking import Taken, shown_as
from kindling.web.forms import Form

WORDINGS = {"verbatim": "Verbatim", "paraphrase": "Paraphrase", "group": "Group voice"}
FORMS = {
    "name": ("Full name", "full name"),
    "first name": ("First name", "first name"),
    "first name with role and place": ("First name, with role and place", "first name, role, place"),
    "role": ("Role", "role"),
    "nobody": ("No name", "nobody"),
}
"""How somebody may show: what it is called where nothing is known of them, and what kind of naming it is."""

MISSING = {"role": "role", "first name with role and place": "role or place"}
"""What has to be said of somebody who is shown so."""

AS = {"quote": "verbatim", "paraphrase": "paraphrase", "group": "group"}
"""The wording that a key or a link asks for."""


@dataclass(frozen=True, slots=True)
class Way:
    """One way to show somebody: the choice, what would be printed, and what kind of naming that is."""

    value: str
    words: str
    hint: str
    id: str
    chosen: bool


class ComposeForm(Form):
    """Words taken from the hour, what they are called, whose they are, and where they go."""

    text = forms.CharField(
        label="The words", strip=False, max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 4, "data-words": ""})
    )
    wording = forms.ChoiceField(label="Wording", choices=[*WORDINGS.items()], widget=forms.RadioSelect)
    shown = forms.ChoiceField(
        label="Attributed to",
        required=False,
        choices=[(value, label) for value, (label, _) in FORMS.items()],
        widget=forms.RadioSelect,
    )
    role = forms.CharField(label="Role", max_length=300, required=False, help_text="As it stands alone: “A teacher”.")
    place = forms.CharField(label="Place", max_length=200, required=False)
    section = forms.ChoiceField(label="Into which section")
    again = forms.BooleanField(
        label="Keep it once more", required=False, help_text="Another part of it, or in another section."
    )

    def __init__(
        self,
        *args: Any,
        taken: Taken,
        who: Described,
        sections: list[Section],
        standing: tuple[Stands, ...] = (),
        **told: Any,
    ) -> None:
        super().__init__(*args, **told)
        self.standing = standing
        if not standing:
            del self.fields["again"]
        self.taken, self.who, self.sections = taken, who, {one.id: one for one in sections}
        self.fields["section"].choices = [(one.id, one.title) for one in sections]  # type: ignore[attr-defined] # a ChoiceField

    def ways(self) -> Iterator[Way]:
        """The ways to show whoever said it; a name that nobody knows is not offered."""
        chosen, known = self["shown"].value(), self._known()
        for number, (value, (label, hint)) in enumerate(FORMS.items()):
            if value in known | {"role"} or (value.endswith("place") and self.who.first_name):
                words = shown_as(value, self.who).label if value in known else ""
                yield Way(value, words or label, hint, f"id_shown_{number}", chosen == value)

    def described(self) -> Described:
        """Who said it, with the role and the place that were typed."""
        told = self.cleaned_data
        return replace(self.who, role=told.get("role", "").strip(), place=told.get("place", "").strip())

    def attribution(self) -> Attribution:
        """How whoever said it shows; a group's voice is nobody's."""
        form = "nobody" if self.cleaned_data["wording"] == "group" else self.cleaned_data["shown"]
        return shown_as(form, self.described())

    def words(self) -> str:
        """What was typed, line ends as the document has them."""
        return str(self.cleaned_data.get("text", "")).replace("\r\n", "\n").strip()

    def clean(self) -> dict[str, Any]:
        """Refuses what could not be kept: words that differ, that are flagged, or somebody who cannot show so."""
        told = self.cleaned_data
        if "text" in told:
            self._check_words(self.words(), told.get("wording", ""))
        if self.standing and self.words():
            self._check_again(told)
        if told.get("wording") and told["wording"] != "group" and "shown" in told:
            self._check_shown(told["shown"])
        return told

    def _check_again(self, told: dict[str, Any]) -> None:
        """Refuses lines that the draft uses unless that is meant, and the same words twice in one section."""
        section = told.get("section", "")
        if stands_twice(self.words(), section, self.standing):
            wrong = f"These words stand in “{self.sections[section].title}” already. Choose another section."
            self.add_error("section", wrong)
        elif not told.get("again"):
            self.add_error("again", "It is in the draft already. Tick this if it is to stand there once more.")

    def _misses(self, form: str) -> bool:
        """Whether what a form shows beside the name was not said."""
        who = self.described()
        return not (who.role or (who.place and form != "role"))

    def _known(self) -> set[str]:
        """The forms under which something is known to print."""
        return {value for value in FORMS if value != "nobody" and self._prints(value, self.who)} | {"nobody"}

    def _prints(self, form: str, who: Described) -> bool:
        if form == "role":
            return bool(who.role)
        if form == "first name with role and place":
            return bool(who.first_name and (who.role or who.place))
        return bool(who.first_name if form == "first name" else who.name)

    def _check_words(self, words: str, wording: str) -> None:
        if not words:
            self.add_error("text", "“The words” is still empty.")
        flagged = self.taken.unsettled(words)
        if flagged:
            self.add_error("text", f"“{flagged}” is flagged. Settle the flag first, or say it without.")
        elif wording == "verbatim" and words and not self.taken.match(words).same:
            self.add_error("text", "This differs from the source. Call it a paraphrase, or mark what you cut with […].")

    def _check_shown(self, form: str) -> None:
        if not form:
            self.add_error("shown", "“Attributed to” needs a choice.")
        elif form in MISSING and self._misses(form):
            self.add_error("role", f"Say their {MISSING[form]}, or choose another way to show them.")
        elif form != "nobody" and not self._prints(form, self.described()):
            self.add_error("shown", "Nobody has said who this is. Choose the role or no name.")
