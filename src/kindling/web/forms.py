"""What every form refuses by itself: characters that cannot be stored, text without end or that nobody can see,
numbers past counting."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator, MaxValueValidator, MinValueValidator

from kindling.kernel.text import is_seen

LINE = 300
"""Characters that one line takes where its field says nothing else."""

TEXT = 20_000
"""Characters that a longer text takes where its field says nothing else."""

NUMBER = 2**31 - 1
"""The largest whole number that every database keeps."""


class Form(forms.Form):
    """A form whose fields have limits and say in our words what is wrong; see ``desk/parts/field.html``.

    The browser's own checks are left out: what is wrong is told by the page, beside the field and above the form.
    """

    use_required_attribute = False

    def __init__(self, *args: Any, **told: Any) -> None:
        super().__init__(*args, **told)
        for name, field in self.fields.items():
            _limit(field)
            label = field.label or name.replace("_", " ").capitalize()
            field.label = label
            said = type(field).__name__ in {"ChoiceField", "TypedChoiceField", "MultipleChoiceField"}
            if field.error_messages.get("required") == forms.Field.default_error_messages["required"]:
                field.error_messages["required"] = (
                    f"“{label}” needs a choice." if said else f"“{label}” is still empty."
                )

    @property
    def wrong_count(self) -> int:
        """How many things have to be put right."""
        return sum(len(errors) for errors in self.errors.values())


def _must_be_seen(field: forms.Field) -> Callable[[Any], None]:
    """Refuses words of which nobody can see anything as it refuses none."""

    def check(words: Any) -> None:
        if field.required and not is_seen(str(words)):
            raise ValidationError(field.error_messages["required"], code="required")

    return check


def _limit(field: forms.Field) -> None:
    if isinstance(field, forms.CharField):
        field.validators.append(_must_be_seen(field))
    # What stands in JSON may be a number, which has no length.
    if isinstance(field, forms.CharField) and not isinstance(field, forms.JSONField) and field.max_length is None:
        field.max_length = TEXT if isinstance(field.widget, forms.Textarea) else LINE
        field.validators.append(MaxLengthValidator(field.max_length))
    if isinstance(field, forms.IntegerField):
        field.validators += [MaxValueValidator(NUMBER), MinValueValidator(-NUMBER)]
