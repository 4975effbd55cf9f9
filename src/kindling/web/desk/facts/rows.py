"""The parts of the facts of which there may be several: questions, recordings, presentations, resources."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.forms import BaseFormSet, formset_factory

from kindling.conversations.actions import set_presentations, set_questions, set_recordings, set_resources
from kindling.conversations.facts import PresentationFacts, QuestionFacts, RecordingFacts, ResourceFacts
from kindling.conversations.models import Conversation
from kindling.ground.actors import Actor
from kindling.kernel.text import whole_number
from kindling.web.desk.facts.row_forms import PresentationRow, QuestionRow, RecordingRow, ResourceRow
from kindling.web.forms import Form

if TYPE_CHECKING:
    FormSet = BaseFormSet[Form]
else:
    FormSet = BaseFormSet

MOST = 60
"""Rows of one part that a form takes."""


@dataclass(frozen=True, slots=True)
class Rows:
    """A part with a row for each: its heading, a sentence, what one is called, its form, and how all are kept."""

    heading: str
    lead: str
    one: str
    form: type[Form]
    known: Callable[[Conversation], list[dict[str, Any]]]
    keep: Callable[[Actor, Conversation, Sequence[dict[str, Any]]], None]


class RowSet(FormSet):
    """The rows of a form, the last one empty; rows that are marked as removed are left out."""

    @property
    def told(self) -> list[dict[str, Any]]:
        """What the valid rows say, in their order."""
        removed = self.deleted_forms
        kept = [form for form in self.forms if form not in removed and not _is_blank(form)]
        return [{name: value for name, value in form.cleaned_data.items() if name != "DELETE"} for form in kept]

    @property
    def wrong_count(self) -> int:
        """How many things have to be put right."""
        return len(self.non_form_errors()) + sum(form.wrong_count for form in self.forms)


def _is_blank(form: Form) -> bool:
    """Whether it is an empty row at the end. A row that stood there stays, whatever is known of it."""
    return form.empty_permitted and not form.has_changed()


def rows_form(form: type[Form], known: Sequence[dict[str, Any]], sent: Any = None) -> RowSet:
    """A row of ``form`` for each that is ``known`` and an empty one, or what was ``sent``.

    What became known since the form was made is not compared with the rows that were added in it.
    """
    before = len(known) if sent is None else whole_number(sent.get("form-INITIAL_FORMS", ""), figures=4) or 0
    made: type[RowSet] = formset_factory(  # type: ignore[assignment] # the stubs forget the set that is asked for
        form, formset=RowSet, extra=1, can_delete=True, max_num=MOST, absolute_max=MOST, validate_max=True
    )
    cut_off = "This form arrived in part only. Nothing was changed; send it again."
    return made(sent, initial=list(known[:before]), error_messages={"missing_management_form": cut_off})


def _questions(row: Conversation) -> list[dict[str, Any]]:
    found = row.questions.select_related("posed_by")
    return [{"text": one.text, "posed_by": one.posed_by.name if one.posed_by else one.posed_by_name} for one in found]


def _recordings(row: Conversation) -> list[dict[str, Any]]:
    return [dict(one) for one in row.recordings.values("title", "url", "minutes", "captions", "starts", "ends")]


def _presentations(row: Conversation) -> list[dict[str, Any]]:
    return [dict(one) for one in row.presentations.values("title", "by", "url")]


def _resources(row: Conversation) -> list[dict[str, Any]]:
    return [dict(one) for one in row.resources.values("title", "by", "url", "type", "note")]


def _keep_questions(by: Actor, row: Conversation, told: Sequence[dict[str, Any]]) -> None:
    set_questions(by=by, conversation=row, questions=[QuestionFacts(**one) for one in told])


def _keep_recordings(by: Actor, row: Conversation, told: Sequence[dict[str, Any]]) -> None:
    set_recordings(by=by, conversation=row, recordings=[RecordingFacts(**one) for one in told])


def _keep_presentations(by: Actor, row: Conversation, told: Sequence[dict[str, Any]]) -> None:
    set_presentations(by=by, conversation=row, presentations=[PresentationFacts(**one) for one in told])


def _keep_resources(by: Actor, row: Conversation, told: Sequence[dict[str, Any]]) -> None:
    set_resources(by=by, conversation=row, resources=[ResourceFacts(**one) for one in told])


ROWS = {
    "questions": Rows(
        "Questions",
        "What the small groups talked about. Whoever has a profile is linked by their name.",
        "question",
        QuestionRow,
        _questions,
        _keep_questions,
    ),
    "recordings": Rows(
        "Recordings",
        "They stay where they are. Readers are told which part the speaker agreed to, and it plays from there.",
        "recording",
        RecordingRow,
        _recordings,
        _keep_recordings,
    ),
    "presentations": Rows(
        "Presentations",
        "What the speakers showed.",
        "presentation",
        PresentationRow,
        _presentations,
        _keep_presentations,
    ),
    "resources": Rows(
        "Resources", "What people in the room recommended.", "resource", ResourceRow, _resources, _keep_resources
    ),
}
