"""What every form refuses by itself, and how it says so."""

from __future__ import annotations

from django import forms
from django.template.loader import render_to_string

from kindling.web.forms import LINE, NUMBER, TEXT, Form


class Asked(Form):
    """One of each."""

    name = forms.CharField()
    words = forms.CharField(label="Your words", widget=forms.Textarea, required=False)
    people = forms.IntegerField(label="How many came?", required=False)
    way = forms.ChoiceField(label="How", choices=[("a", "By sea"), ("b", "By air")], widget=forms.RadioSelect)
    sure = forms.BooleanField(label="Sure", help_text="Think again.", error_messages={"required": "Say so first."})
    hidden = forms.CharField(widget=forms.HiddenInput, required=False)


def test_what_is_missing_is_named() -> None:
    form = Asked({})
    assert form.errors.get_json_data() == {
        "name": [{"message": "“Name” is still empty.", "code": "required"}],
        "way": [{"message": "“How” needs a choice.", "code": "required"}],
        "sure": [{"message": "Say so first.", "code": "required"}],
    }
    assert form.wrong_count == 3


def test_words_that_nobody_can_see_are_none() -> None:
    sent = {"name": "\u200b\u2060", "words": "\u3164", "way": "a", "sure": "on"}
    form = Asked(sent)
    assert form.errors.get_json_data() == {"name": [{"message": "“Name” is still empty.", "code": "required"}]}
    assert Asked(sent | {"name": "\u200bZoë"}).errors == {}


def test_nothing_endless_and_nothing_past_counting_comes_in() -> None:
    sent = {"name": "n" * (LINE + 1), "words": "w" * (TEXT + 1), "people": str(NUMBER + 1), "way": "a", "sure": "on"}
    assert sorted(Asked(sent).errors) == ["name", "people", "words"]
    sent |= {"name": "n" * LINE, "words": "w" * TEXT, "people": str(NUMBER)}
    assert Asked(sent).errors == {}
    assert sorted(Asked(sent | {"name": "a\0b", "people": str(-(2**63))}).errors) == ["name", "people"]


def test_each_error_stands_beside_its_field_and_is_linked_from_above() -> None:
    form = Asked({"words": "kept"})
    above = render_to_string("desk/parts/errors.html", {"form": form})
    assert "Three things to put right" in above
    page = above + "".join(render_to_string("desk/parts/field.html", {"field": field}) for field in form)
    assert [f'href="#{name}"' in page for name in ("id_name", "id_way", "id_sure")] == [True] * 3
    assert [f'id="{name}"' in page for name in ("id_name", "id_way", "id_sure", "id_name_error")] == [True] * 4
    assert 'aria-describedby="id_name_error"' in page
    assert ">kept</textarea>" in page.replace("\n", "")
    assert "style=" not in page
    assert render_to_string("desk/parts/errors.html", {"form": Asked()}).strip() == ""
