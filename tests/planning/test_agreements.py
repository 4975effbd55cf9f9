"""What speakers agreed to, what waits for it, and what they say of themselves."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from PIL import Image
from pytest_django.fixtures import DjangoAssertNumQueries

from kindling.conversations.facts import BadFacts, PresentationFacts, RecordingFacts
from kindling.ground.actors import NOBODY
from kindling.ground.errors import NotAllowed
from kindling.planning.actions import (
    ProfileWords,
    agree_to_items,
    propose_profile,
    record_agreement_for,
    settle_proposal,
    stage_speaking,
)
from kindling.planning.actions.profiles import words_of
from kindling.planning.agreements import Missing
from kindling.planning.models import Item, Proposal, SaidBy, Speaking
from kindling.planning.queries import missing, waiting
from kindling.planning.rules import can_take_over
from tests.factories.accounts import pia
from tests.factories.site import profile
from tests.factories.speakers import INGRID, agreed, august, speaking

pytestmark = pytest.mark.django_db

WORDS = ProfileWords("Ingrid Solheim", role="midwife", organisation="Haukeland", place="Bergen", bio="She rests.")
EVERYTHING = tuple(Item)


def _photo() -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (8, 8), "teal").save(made, "PNG")
    return made.getvalue()


def test_a_month_without_speakers_of_the_plan_waits_for_nothing(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    row = august(speakers=("Wilf Arden",), recordings=(RecordingFacts(url="https://video.example.org/1"),))
    with django_assert_num_queries(1):
        assert waiting(row) == ()
    assert missing(row) == ()


def test_whoever_has_not_agreed_to_speak_holds_nothing_up() -> None:
    row = august()
    speaking(row, INGRID, "pencilled")
    assert missing(row) == ()


def test_each_item_that_nobody_said_yes_to_is_missing_and_says_what_waits() -> None:
    row = august()
    ingrid = agreed(row, INGRID, Item.SLIDES, no=(Item.PHOTO,))
    assert missing(row) == (
        Missing("Ingrid Solheim", Item.RECORDING, "The recording", speaking=ingrid.uid),
        Missing("Ingrid Solheim", Item.QUOTES, "Quoting", speaking=ingrid.uid),
        Missing("Ingrid Solheim", Item.PHOTO, "The photo", refused=True, speaking=ingrid.uid),
    )
    assert [one.sentence for one in missing(row)] == [
        "The recording waits for Ingrid Solheim’s agreement.",
        "Quoting waits for Ingrid Solheim’s agreement.",
        "The photo cannot be shown: Ingrid Solheim said no.",
    ]


def test_only_what_readers_would_see_is_waited_for() -> None:
    row = august()
    ingrid = agreed(row)
    assert waiting(row) == ()
    shown = august(
        recordings=(RecordingFacts(url="https://video.example.org/1"),),
        presentations=(PresentationFacts(title="Rest"),),
        speakers=("Ingrid Solheim",),
    )
    assert [one.item for one in waiting(shown)] == [Item.RECORDING, Item.SLIDES]
    assert ingrid.profile
    ingrid.profile.photo, ingrid.profile.photo_alt, ingrid.profile.photo_permission = "photos/a.png", "She", "by mail"
    ingrid.profile.save()
    assert [one.item for one in waiting(shown)] == [Item.RECORDING, Item.SLIDES, Item.PHOTO]


def test_answers_stand_beside_each_other_and_the_newest_counts() -> None:
    row = august()
    ingrid = agreed(row, INGRID, *EVERYTHING)
    assert missing(row) == ()
    assert agree_to_items(speaking=ingrid, said_by=SaidBy.ASSISTANT, answers={Item.RECORDING: False}) == 1
    assert agree_to_items(speaking=ingrid, said_by=SaidBy.SPEAKER, answers={Item.RECORDING: False}) == 0
    told = [(one.given, one.said_by, one.wording) for one in ingrid.agreements.filter(item=Item.RECORDING)]
    wording = "The recording of my part may be shown on the conversation’s page."
    assert told == [(False, "assistant", wording), (True, "speaker", wording)]
    assert [one.item for one in missing(row)] == [Item.RECORDING]


def test_a_producer_writes_down_how_a_yes_was_given_and_not_without() -> None:
    row = august()
    ingrid = agreed(row)
    with pytest.raises(NotAllowed, match="needs a word on how"):
        record_agreement_for(by=pia(), speaking=ingrid, item=Item.RECORDING, yes=True, how=" ")
    with pytest.raises(NotAllowed, match="Only stewards"):
        record_agreement_for(by=NOBODY, speaking=ingrid, item=Item.RECORDING, yes=True, how="by telephone")
    record_agreement_for(by=pia(), speaking=ingrid, item=Item.RECORDING, yes=True, how="by telephone")
    assert [one.item for one in missing(row)] == [Item.SLIDES, Item.QUOTES, Item.PHOTO]
    assert ingrid.agreements.get().how == "by telephone"


def test_what_a_link_says_waits_for_the_desk_and_is_then_public() -> None:
    ingrid = agreed(august())
    proposal = propose_profile(speaking=ingrid, said_by=SaidBy.SPEAKER, words=WORDS)
    assert proposal is not None
    assert words_of(ingrid) == ProfileWords("Ingrid Solheim")
    assert settle_proposal(by=pia(), proposal=proposal, take=True)
    ingrid.refresh_from_db()
    assert (words_of(ingrid), proposal.settled) == (WORDS, "taken")


def test_the_same_words_propose_nothing_and_new_ones_take_the_place_of_the_old() -> None:
    ingrid = agreed(august())
    assert propose_profile(speaking=ingrid, said_by=SaidBy.SPEAKER, words=words_of(ingrid)) is None
    propose_profile(speaking=ingrid, said_by=SaidBy.SPEAKER, words=WORDS)
    propose_profile(speaking=ingrid, said_by=SaidBy.ASSISTANT, words=replace(WORDS, role="nurse"))
    assert list(Proposal.objects.values_list("role", "said_by")) == [("nurse", "assistant")]
    assert propose_profile(speaking=ingrid, said_by=SaidBy.SPEAKER, words=words_of(ingrid)) is None
    assert Proposal.objects.count() == 0


def test_a_proposal_that_is_left_changes_nothing() -> None:
    ingrid = agreed(august())
    proposal = propose_profile(speaking=ingrid, said_by=SaidBy.SPEAKER, words=replace(WORDS, name="Inga"))
    assert proposal
    settle_proposal(by=pia(), proposal=proposal, take=False)
    ingrid.refresh_from_db()
    assert (words_of(ingrid).name, proposal.settled) == ("Ingrid Solheim", "left")


def test_a_photo_waits_for_its_own_yes_and_goes_at_a_no() -> None:
    ingrid = agreed(august())
    told = replace(WORDS, name="Inga Solheim", photo_alt="Ingrid smiles", photo_credit="Per")
    proposal = propose_profile(speaking=ingrid, said_by=SaidBy.SPEAKER, words=told, photo=_photo())
    assert proposal
    assert settle_proposal(by=pia(), proposal=proposal, take=True) is False
    who = ingrid.profile
    assert who
    who.refresh_from_db()
    assert (who.name, who.role, str(who.photo), proposal.settled) == ("Inga Solheim", "midwife", "", "")
    record_agreement_for(by=pia(), speaking=ingrid, item=Item.PHOTO, yes=True, how="by telephone")
    assert settle_proposal(by=pia(), proposal=Proposal.objects.get(), take=True)
    who.refresh_from_db()
    assert (str(who.photo)[:7], who.photo_alt, who.photo_credit) == ("photos/", "Ingrid smiles", "Per")
    assert who.photo_permission.startswith("Agreed by a producer, for them, by telephone, ")
    fresh = Speaking.objects.get()
    again = propose_profile(speaking=fresh, said_by=SaidBy.SPEAKER, words=replace(told, photo_credit="Eva"))
    assert again
    assert settle_proposal(by=pia(), proposal=again, take=True)
    who.refresh_from_db()
    assert (bool(who.photo), who.photo_credit) == (True, "Eva")
    agree_to_items(speaking=Speaking.objects.get(), said_by=SaidBy.SPEAKER, answers={Item.PHOTO: False})
    who.refresh_from_db()
    assert (str(who.photo), who.photo_alt) == ("", "")


def test_a_no_to_the_photo_counts_for_the_page_that_becomes_theirs_only_later() -> None:
    who = profile("Ingrid Solheim")
    who.photo, who.photo_alt, who.photo_permission = "photos/a.png", "She", "by mail, in 2019"
    who.save()
    row = august()
    ingrid = speaking(row)
    agree_to_items(speaking=ingrid, said_by=SaidBy.SPEAKER, answers={Item.PHOTO: False})
    stage_speaking(by=pia(), speaking=ingrid, stage="agreed", conversation=row)
    who.refresh_from_db()
    assert (ingrid.profile, str(who.photo), who.photo_permission) == (who, "", "")


def test_words_about_a_photo_alone_wait_for_no_yes() -> None:
    ingrid = agreed(august())
    assert ingrid.profile
    who = ingrid.profile
    who.photo, who.photo_alt, who.photo_permission = "photos/a.png", "She", "by mail"
    who.save()
    proposal = propose_profile(speaking=ingrid, said_by=SaidBy.SPEAKER, words=replace(WORDS, photo_alt="Her"))
    assert proposal
    assert settle_proposal(by=pia(), proposal=proposal, take=True)
    who.refresh_from_db()
    assert (who.photo_alt, who.role) == ("She", "midwife")


def test_a_photo_is_a_picture() -> None:
    with pytest.raises(BadFacts, match="has to be a PNG, JPEG or WebP"):
        propose_profile(speaking=agreed(august()), said_by=SaidBy.SPEAKER, words=WORDS, photo=b"<svg/>")
    assert Proposal.objects.count() == 0


def test_nobody_meets_somebody_who_has_not_agreed_to_speak() -> None:
    row = august()
    ingrid = speaking(row, stage="pencilled")
    assert words_of(ingrid) == ProfileWords("Ingrid Solheim")
    proposal = propose_profile(speaking=ingrid, said_by=SaidBy.SPEAKER, words=WORDS)
    assert proposal
    with pytest.raises(NotAllowed, match="has not agreed to speak yet"):
        settle_proposal(by=pia(), proposal=proposal, take=True)
    assert not can_take_over(pia(), ingrid)
    stage_speaking(by=pia(), speaking=ingrid, stage="agreed", conversation=row)
    assert can_take_over(pia(), ingrid)
