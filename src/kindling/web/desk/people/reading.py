"""How a list of members is read; and what is asked where the list itself leaves it open."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from django import forms

from kindling.conversations.intake.dates import date_of
from kindling.harvest.export import Export
from kindling.harvest.tables import rows
from kindling.kernel.errors import KindlingError
from kindling.people.days import DayOrder
from kindling.people.heard import asked_about
from kindling.people.listing import ListTold, Reading, read_list
from kindling.web.forms import Form

NONE = "none"
"""The answer that none of the columns is it; a column is answered by its number."""


UNANSWERED = {"required": "Choose one of the answers."}


class ReadingForm(Form):
    """What has to be asked about a list, each question only where it is open."""

    day = forms.ChoiceField(widget=forms.RadioSelect, error_messages=UNANSWERED)
    order = forms.ChoiceField(
        label="What stands first in days such as 03/04/2024?",
        choices=[(DayOrder.DAY_FIRST.value, "The day: 3 April"), (DayOrder.MONTH_FIRST.value, "The month: March 4")],
        widget=forms.RadioSelect,
        error_messages=UNANSWERED,
    )

    def __init__(self, told: ListTold, data: Mapping[str, Any] | None = None) -> None:
        super().__init__(data)
        self.asked = told.columns.asked
        if self.asked:
            self._ask_day(asked_about(told.columns))
        else:
            del self.fields["day"]
        if not told.unclear:
            del self.fields["order"]

    def _ask_day(self, question: str) -> None:
        none = (NONE, "None of them" if len(self.asked) > 1 else "No")
        columns = [(str(number), f"“{heading}”") for number, heading in enumerate(self.asked)]
        field = cast("forms.ChoiceField", self.fields["day"])
        field.label, field.choices = question, [*columns, none]

    def said(self) -> dict[str, str]:
        """What was answered, as it is kept: ``day`` the heading or empty, ``order`` the name of a `DayOrder`."""
        said = dict(self.cleaned_data)
        if "day" in said:
            said["day"] = "" if said["day"] == NONE else self.asked[int(said["day"])]
        return said


def listed(data: bytes, reading: Reading | None = None) -> ListTold:
    """What the bytes of a list tell, in whatever encoding and with whatever separators. Raises `KindlingError`."""
    export = Export(data)
    if export.is_zip or not export.is_text:
        raise KindlingError(
            "This is a workbook or another packed file.", "In the spreadsheet choose “Save as”, then “CSV UTF-8”."
        )
    found = ((row.span.first, row.cells) for row in rows(export))
    return read_list(found, day_of=date_of, reading=reading or Reading())
