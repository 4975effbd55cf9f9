"""What a speaker has not agreed to is not published, and not shown; months without a plan are as they were."""

from __future__ import annotations

import pytest
from django.utils import timezone
from pytest_django.fixtures import DjangoAssertNumQueries

from kindling.archive.queries import conversation_page
from kindling.conversations.actions import set_recordings
from kindling.conversations.facts import PresentationFacts, RecordingFacts
from kindling.conversations.models import Conversation
from kindling.curation.queries import blockers
from kindling.ground.errors import NotAllowed
from kindling.planning.actions import SpeakerFacts, add_speaking, agree_to_items, record_agreement_for, stage_speaking
from kindling.planning.models import Item, SaidBy, Speaking
from kindling.publication.actions import publish_edition
from tests.factories.accounts import pia
from tests.factories.site import cleared, conversation, reviewed
from tests.web.desk.worked_on import worked_on

pytestmark = pytest.mark.django_db

RECORDING = RecordingFacts(title="The talk", url="https://video.example.org/1")


def _led(row: Conversation, name: str = "Ingrid Solheim") -> Speaking:
    made = add_speaking(by=pia(), facts=SpeakerFacts(name))
    stage_speaking(by=pia(), speaking=made, stage="agreed", conversation=row)
    return made


def _sentences(row: Conversation) -> list[str]:
    return [one.sentence for one in blockers(row) if one.kind == "agreements"]


def test_a_recording_waits_for_its_speaker_until_a_yes_or_a_word_on_how_it_was_given() -> None:
    row = conversation("2024-08", recordings=(RECORDING,))
    ingrid = _led(row)
    pack = cleared(row, reviewed(month="2024-08"))
    with pytest.raises(NotAllowed, match="The recording waits for Ingrid Solheim’s agreement"):
        publish_edition(by=pia(), conversation=row, pack=pack)
    record_agreement_for(by=pia(), speaking=ingrid, item=Item.RECORDING, yes=True, how="by telephone")
    assert publish_edition(by=pia(), conversation=row, pack=pack).number == 1


def test_a_recording_that_is_left_out_waits_for_nobody() -> None:
    row = conversation("2024-08", recordings=(RECORDING,))
    _led(row)
    set_recordings(by=pia(), conversation=row, recordings=())
    assert publish_edition(by=pia(), conversation=row, pack=cleared(row, reviewed(month="2024-08"))).number == 1


def test_the_desk_says_what_the_pack_waits_for() -> None:
    row = worked_on()
    assert _sentences(row) == []
    set_recordings(by=pia(), conversation=row, recordings=(RECORDING,))
    assert _sentences(row) == []
    _led(row)
    assert _sentences(row) == ["The recording waits for Ingrid Solheim’s agreement."]


def test_a_speaker_who_said_no_to_being_quoted_is_not_quoted() -> None:
    row = worked_on()
    ingrid, wilf = _led(row), _led(row, "Wilf Arden")
    assert _sentences(row) == []
    for one in (ingrid, wilf):
        agree_to_items(speaking=one, said_by=SaidBy.SPEAKER, answers={Item.QUOTES: False})
    assert _sentences(row) == ["Nothing of theirs can be quoted: Ingrid Solheim said no."]


def _shown(row: Conversation) -> tuple[int, int]:
    page = conversation_page(row.month, now=timezone.now())
    assert page
    return len(page.recordings), len(page.presentations)


def test_readers_see_a_recording_and_slides_once_their_speaker_agreed_and_not_after_a_no() -> None:
    row = conversation("2024-08", recordings=(RECORDING,), presentations=(PresentationFacts(title="Rest"),))
    assert _shown(row) == (1, 1)
    ingrid = _led(row)
    assert _shown(row) == (0, 0)
    agree_to_items(speaking=ingrid, said_by=SaidBy.SPEAKER, answers={Item.RECORDING: True})
    assert _shown(row) == (1, 0)
    agree_to_items(speaking=ingrid, said_by=SaidBy.SPEAKER, answers={Item.RECORDING: False, Item.SLIDES: True})
    assert _shown(row) == (0, 1)


def test_a_month_without_anything_to_show_asks_no_more_of_the_database(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    bare, shown = conversation("2024-08"), conversation("2024-09", recordings=(RECORDING,))
    with django_assert_num_queries(8):
        conversation_page(bare.month, now=timezone.now())
    with django_assert_num_queries(9):
        conversation_page(shown.month, now=timezone.now())
