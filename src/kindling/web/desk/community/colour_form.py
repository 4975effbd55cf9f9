"""The form of the community's colours: the few that matter, by day and by night, each with how well it is read."""

from __future__ import annotations

from typing import Any

from django import forms

from kindling.pack.document import Theme
from kindling.pack.document.theme import Colours
from kindling.pack.look import CHOSEN, LEAST, Unread, by_night, chosen, ratios, settled, unread
from kindling.web.desk.community.colour_fields import ColourField, hex_of
from kindling.web.forms import Form

NAMES = {
    "ground": "Page",
    "text": "Words",
    "heading": "Headings",
    "link": "Links",
    "accent": "Buttons and pen strokes",
    "cover": "Covers",
    "cover_accent": "Bright words on covers",
}
OTHERS = {
    "ground": "the page",
    "ground_2": "the deeper page",
    "raised": "cards",
    "cover": "covers",
    "cover_text": "the words on covers",
    "text": "words",
    "heading": "headings",
    "link": "links",
    "accent": "pen strokes",
}
FOLLOW, OWN = "follow", "own"
DARK = "dark_"


class ColourForm(Form):
    """The chosen colours of both looks. ``theme`` is what stands now; `made` is what was told, once it is valid."""

    def __init__(self, sent: Any, *, theme: Theme) -> None:
        super().__init__(sent, initial=_initial(theme))
        self.theme = theme
        for prefix, after in (("", ""), (DARK, ", in the dark")):
            for name in CHOSEN:
                self.fields[prefix + name] = ColourField(label=NAMES[name] + after)
        self.fields["night"] = forms.ChoiceField(
            label="In the dark",
            choices=[(FOLLOW, "The colours follow by themselves"), (OWN, "They are chosen below")],
            widget=forms.RadioSelect,
            initial=FOLLOW if theme.dark == by_night(theme.light) else OWN,
        )
        if self._follows():
            for name in CHOSEN:
                self.fields[DARK + name].required = False
        self._tell()

    def _tell(self) -> None:
        """Says beside each field how well what it shows can be read."""
        for prefix, colours in zip(("", DARK), self.shown(), strict=True):
            told = ratios(colours)
            for name in CHOSEN:
                self[prefix + name].help_text = _told(told.get(name))

    def _follows(self) -> bool:
        return self.is_bound and self.data.get("night") != OWN

    @property
    def by_day(self) -> list[forms.BoundField]:
        """The fields of the light look."""
        return [self[name] for name in CHOSEN]

    @property
    def at_night(self) -> list[forms.BoundField]:
        """The fields of the dark look."""
        return [self[DARK + name] for name in CHOSEN]

    @property
    def opened(self) -> bool:
        """Whether the dark look's own fields have to be seen."""
        return str(self["night"].value()) == OWN

    def clean(self) -> dict[str, Any]:
        """Refuses what cannot be read, with the nearest colour that can."""
        self._read("", self.theme.light)
        if not self._follows():
            self._read(DARK, self.theme.dark)
        return self.cleaned_data

    def _read(self, prefix: str, known: Colours) -> None:
        if any(prefix + name not in self.cleaned_data for name in CHOSEN):
            return
        for name, wrong in unread(known, self._told(prefix)).items():
            self.add_error(prefix + name, _refused(name, wrong))

    def _told(self, prefix: str) -> dict[str, str]:
        return {name: self.cleaned_data[prefix + name] for name in CHOSEN}

    def made(self) -> tuple[Colours, Colours]:
        """The light and the dark colours, of a valid form."""
        light = settled(self.theme.light, self._told(""))
        return light, by_night(light) if self._follows() else settled(self.theme.dark, self._told(DARK))

    def shown(self) -> tuple[Colours, Colours]:
        """What the swatches show: what stands, with what was told as far as it is a colour."""
        light = settled(self.theme.light, self._shown("", self.theme.light))
        if self._follows():
            return light, by_night(light)
        return light, settled(self.theme.dark, self._shown(DARK, self.theme.dark))

    def _shown(self, prefix: str, known: Colours) -> dict[str, str]:
        stands = chosen(known)
        return {name: hex_of(str(self[prefix + name].value() or "")) or stands[name] for name in CHOSEN}


def _initial(theme: Theme) -> dict[str, str]:
    return chosen(theme.light) | {DARK + name: value for name, value in chosen(theme.dark).items()}


def _told(found: tuple[float, str] | None) -> str:
    """``At least 6.0 to 1; hardest to read on cards. Words need 4.5.``"""
    if found is None:
        return "What stands behind the words. Cards and lines follow it."
    ratio, other = found
    return f"{_ratio(ratio)} to 1 with {OTHERS[other]}, where it is least. Words need {LEAST}."


def _refused(name: str, wrong: Unread) -> str:
    lead = f"“{NAMES[name]}” has {_ratio(wrong.ratio)} to 1 with {OTHERS[wrong.other]}; words need {LEAST}."
    if not wrong.nearest:
        return f"{lead} No colour near it can be read: choose a much lighter or darker one."
    return f"{lead} The nearest that works is {wrong.nearest}."


def _ratio(ratio: float) -> str:
    """Cut, not rounded, so that what is refused never reads as enough."""
    return f"{int(ratio * 10) / 10}"
