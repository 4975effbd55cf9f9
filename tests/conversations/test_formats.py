"""What each format of the hour needs."""

from __future__ import annotations

from kindling.conversations.formats import FORMATS, SECTIONS, format_plan
from kindling.conversations.models import Format


def test_every_format_has_a_plan_with_two_hosts_and_sections_that_there_are() -> None:
    assert set(FORMATS) == set(Format.values)
    assert {one.hosts for one in FORMATS.values()} == {2}
    for one in FORMATS.values():
        assert set(one.sections) <= set(SECTIONS)
        assert one.speakers <= one.most
        assert one.name == Format(one.format).label


def test_a_check_in_has_no_speaker_and_an_unknown_format_is_planned_as_a_talk() -> None:
    assert (format_plan("check-in").speakers, format_plan("check-in").most) == (0, 0)
    assert "speaker" not in format_plan("check-in").sections
    assert format_plan("") == format_plan("speaker")
    assert [format_plan(one).question for one in ("speaker", "showcase")] == [True, False]
