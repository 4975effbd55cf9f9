"""Working packs drafted from files and facts; files that come days later add and disturb nothing."""

from __future__ import annotations

import datetime
import io
from dataclasses import replace
from importlib.resources import files as resources
from typing import Any

import pytest
from django.utils import timezone
from PIL import Image

from kindling.attendance.actions import record_attendance
from kindling.contributions.actions import answer_place, leave_out_line, purge_private, settle_flags
from kindling.contributions.queries import flags_of, ledger, lines_of, places_asked
from kindling.conversations.actions import describe_community, keep_logo
from kindling.conversations.facts import (
    BoilerplateFacts,
    CommunityFacts,
    CreditFacts,
    QuestionFacts,
    RecordingFacts,
    ResourceFacts,
)
from kindling.conversations.models import Community, Conversation, Profile
from kindling.curation.actions import claim_draft, drafting, edit_pack, look_at_fresh, request_draft
from kindling.curation.actions.drafting import draft_waiting
from kindling.curation.edits import Where, hide_piece, retitle_section, section_of
from kindling.curation.facts import about_of, paragraphs
from kindling.curation.models import Draft
from kindling.curation.queries import draft_of, working_pack
from kindling.ground.actors import WORKER
from kindling.ground.errors import LostFile
from kindling.ground.files import keep_file
from kindling.pack.about.fields import Speaker
from kindling.pack.document import Chat, Pack, Profiles, World, plain, string, words
from kindling.pack.document.walk import section_words
from tests.contributions.cast import given, month, read_month, sample_month, work
from tests.curation.months import draft, working
from tests.factories.exports import zoom_chat
from tests.factories.site import ada, profile

pytestmark = pytest.mark.django_db

SAMPLE = resources("kindling.cli") / "sample_hour"


def _sample(row: Conversation, *names: str) -> None:
    for name in names:
        given(row, name, (SAMPLE / name).read_bytes())
    work(row)


def _section_text(pack: Pack, section: str) -> str:
    return " ".join(section_words(section_of(pack, section)))


def test_chat_first_transcript_three_days_later_attendance_last() -> None:
    row = month(speakers=("Hanneke de Wit",))
    _sample(row, "meeting_saved_chat.txt")
    first = draft(row)
    assert draft_of(row).sentence == "Drafted from 1 file"
    assert (first.people, section_of(first, "heard").blocks) == (None, ())
    assert _section_text(first, "world").startswith("Joining the conversation At least")
    edit_pack(
        by=ada(),
        conversation=row,
        edit=lambda pack: hide_piece(retitle_section(pack, "chat", "Beside the talk"), Where("chat", 1, 0)),
        sentence="Hid a message",
        based_on=1,
    )
    edited = section_of(working(row), "chat")
    keys = [piece.key for piece in ledger(row)]

    _sample(row, "GMT20261015-170000_Recording.transcript.vtt")
    second = draft(row)
    assert (draft_of(row).number, draft_of(row).sentence) == (3, "Added what came later")
    assert section_of(second, "chat") == edited
    assert len(section_of(second, "heard").blocks) > 3
    assert "What did we hear? was empty, and is drafted now." in draft_of(row).fresh
    assert [piece.key for piece in ledger(row)][: len(keys)] == keys

    heard = section_of(second, "heard")
    _sample(row, "participants_84512345678.csv")
    third = draft(row)
    assert (section_of(third, "chat"), section_of(third, "heard")) == (edited, heard)
    assert third.people == 48
    assert "48 people came" in _section_text(third, "world")
    assert "Joining the conversation is counted anew." in draft_of(row).fresh
    number = draft_of(row).number
    assert draft(row) == third
    assert draft_of(row).number == number


def test_settling_flags_offers_nothing_for_all_files_came_together() -> None:
    row = sample_month()
    draft(row)
    edit_pack(
        by=ada(),
        conversation=row,
        edit=lambda pack: retitle_section(pack, "chat", "Beside the talk"),
        sentence="Retitled it",
        based_on=1,
    )
    ids = [flag.id for flag in flags_of(row)]
    assert ids
    settle_flags(by=ada(), conversation=row, ids=ids, status="kept", reason="Everybody may know it")
    draft(row)
    assert draft_of(row).fresh == ()
    assert draft_of(row).sentence in {"Retitled it", "Brought up to date"}


def test_a_later_file_is_told_once_and_not_again_after_it_was_looked_at() -> None:
    row = month()
    _sample(row, "meeting_saved_chat.txt")
    draft(row)
    _sample(row, "GMT20261015-170000_Recording.transcript.vtt")
    draft(row)
    assert draft_of(row).fresh
    look_at_fresh(by=ada(), conversation=row)
    draft(row)
    assert draft_of(row).fresh == ()


def test_a_file_received_before_the_first_draft_is_no_later_file() -> None:
    row = month()
    _sample(row, "meeting_saved_chat.txt")
    given(row, "transcript.vtt", (SAMPLE / "GMT20261015-170000_Recording.transcript.vtt").read_bytes())
    draft(row)
    work(row)
    assert len(section_of(draft(row), "heard").blocks) > 3
    assert (draft_of(row).fresh, draft_of(row).sentence) == ((), "Brought up to date")


def test_a_month_without_files_is_drafted_from_what_is_known() -> None:
    row = month(
        title="Small repairs",
        summary="We met.\n\nAnd we listened.",
        questions=(QuestionFacts("What helps?", "Cleo Nobody"),),
        themes=("Time", "Rest"),
        people=48,
    )
    pack = draft(row)
    shown = draft_of(row)
    assert (shown.sentence, shown.saved_by) == ("Drafted from what is known of the month", "Kindling")
    assert (pack.title, pack.month, pack.people, pack.status) == ("Small repairs", "2026-10", 48, "draft")
    assert (
        _section_text(pack, "today") == "What is today about? We met. And we listened. Its themes were Rest and Time."
    )
    assert "What helps?" in _section_text(pack, "question")


def test_everything_that_the_site_knows_is_told() -> None:
    told = CommunityFacts(
        name="The Kettle",
        contact_email="hello@kettle.example.org",
        join_url="https://kettle.example.org/join",
        boilerplate=(BoilerplateFacts("2026-01", "We care.\n\nStill.", "Every third Thursday.", "Thank you all."),),
    )
    month()
    describe_community(by=WORKER, facts=told)
    profile("Hanneke de Wit", role="Physiotherapist", organisation="UMC", place="Utrecht", bio="One.\n\nTwo.")
    row = month(
        credits=(
            CreditFacts("Hanneke de Wit", "speaker", "Keynote"),
            CreditFacts("A team", "respondent", "Ward 7"),
            CreditFacts("Ada Brennan", "host"),
        ),
        recordings=(RecordingFacts(), RecordingFacts(url="https://video.example.org/1", minutes=54)),
        resources=(
            ResourceFacts("Tea", "Joy", "https://tea.example.org", "film", "Watch it."),
            ResourceFacts("A thing"),
        ),
        themes=("Time",),
    )
    about, pictures = about_of(row)
    assert pictures == {}
    assert about.speakers == (
        Speaker(
            "Hanneke de Wit",
            role="Keynote",
            organisation="UMC",
            place="Utrecht",
            about=(plain("One."), plain("Two.")),
        ),
        Speaker("A team", role="Ward 7"),
    )
    assert (about.start, about.zone, about.series) == ("18:00", "Europe/London", "Conversations by the kettle")
    assert (about.recording.url, about.recording.minutes) == ("https://video.example.org/1", 54)
    assert [(one.title, one.url, string(one.text), one.type) for one in about.resources] == [
        ("Tea", "https://tea.example.org", "By Joy. Watch it.", "Film or talk"),
        ("A thing", "", "", ""),
    ]
    assert about.today == (plain("Its theme was Time."),)
    assert about.roster == ("A team", "Ada Brennan", "Hanneke de Wit")
    assert (about.about.title, about.about.text, about.about.series, about.about.join) == (
        "About The Kettle",
        (plain("We care."), plain("Still.")),
        (plain("Every third Thursday."),),
        "https://kettle.example.org/join",
    )
    thanks = about.thanks
    assert (thanks.by, thanks.text, thanks.enquiries, thanks.earlier) == (
        ("Ada Brennan",),
        (plain("Thank you all."),),
        "hello@kettle.example.org",
        "",
    )


def test_paragraphs_are_parted_by_empty_lines() -> None:
    assert paragraphs("One.\r\n\r\nTwo.\nStill two.\n \n") == (plain("One."), plain("Two.\nStill two."))


def _png() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (8, 8), "plum").save(out, "PNG")
    return out.getvalue()


def _portrait(data: bytes) -> None:
    profile("Hanneke de Wit")
    stored, _ = keep_file(data, folder="photos", suffix=".png")
    told = {"photo": stored, "photo_alt": "Hanneke", "photo_credit": "Ana", "photo_permission": "By mail"}
    Profile.objects.filter(name="Hanneke de Wit").update(**told)


def test_portraits_and_the_logo_stand_in_the_pack() -> None:
    month()
    _portrait(_png())
    keep_logo(by=ada(), data=_png(), alt="A kettle")
    pack = draft(month(speakers=("Hanneke de Wit",)))
    assert [media.id for media in pack.media] == ["hanneke-de-wit", "logo"]
    assert (pack.theme.logo, pack.theme.logo_alt) == ("logo", "A kettle")
    profiles = section_of(pack, "speakers").blocks[0]
    assert isinstance(profiles, Profiles)
    photo = profiles.items[0].photo
    assert photo is not None
    assert (photo.media, photo.alt, photo.permission) == ("hanneke-de-wit", "Hanneke", "By mail")


def test_a_picture_that_no_pack_can_hold_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    month()
    _portrait(b"RIFF0000WEBP")
    assert draft(month(speakers=("Hanneke de Wit",))).media == ()

    def lost(name: str) -> bytes:
        raise LostFile(name)

    monkeypatch.setattr("kindling.curation.facts.read_file", lost)
    assert about_of(month(speakers=("Hanneke de Wit",)))[1] == {}


def test_a_check_in_presents_nobody_as_its_speaker_and_thanks_them_all_the_same() -> None:
    about, _ = about_of(month(speakers=("Hanneke de Wit",), format="check-in"))
    assert (about.speakers, about.thanks.by) == ((), ("Hanneke de Wit",))


def test_a_look_that_cannot_be_read_is_the_usual_one() -> None:
    row = month()
    Community.objects.update(theme={"light": {"ground": "no colour"}})
    assert draft(row).theme.light.ground == "#fbf5ec"
    Community.objects.all().delete()
    about, _ = about_of(row)
    assert about.community == ""


def test_lines_put_aside_are_not_drafted_and_settled_flags_are_respected() -> None:
    row = read_month()
    lines = lines_of(row)
    aside = next(line for line in lines if line.text.startswith("Kindness is what we do"))
    leave_out_line(by=ada(), conversation=row, line_id=aside.id)
    phone = next(flag for flag in flags_of(row) if flag.what == "phone number")
    before = " ".join(words(draft(row)))
    assert [part in before for part in ("Kindness is what we do", "07700 900418", "want the paper")] == [False] * 3
    settle_flags(by=ada(), conversation=row, ids=[phone.id], status="replaced", instead="[phone]")
    pack, _ = drafting.drafted_pack(row)
    assert "My number is [phone] if you want the paper" in " ".join(words(pack))
    settle_flags(by=ada(), conversation=row, ids=[phone.id], status="kept", reason="The clinic's own")
    pack, _ = drafting.drafted_pack(row)
    assert "My number is 07700 900418" in " ".join(words(pack))


def test_notes_are_settled_too() -> None:
    notes = "# Group 1\n\n- Ring me on 07700 900418.\n- We would rather be asked.\n- Nobody was late.\n"
    row = month()
    given(row, "notes.md", notes)
    work(row)
    by_text = {line.text: line for line in lines_of(row, medium="note")}
    leave_out_line(by=ada(), conversation=row, line_id=by_text["Nobody was late."].id)
    phone = next(flag for flag in flags_of(row) if flag.what == "phone number")
    settle_flags(by=ada(), conversation=row, ids=[phone.id], status="replaced", instead="[phone]")
    told = " ".join(words(draft(row)))
    assert ("Ring me on [phone]." in told, "rather be asked" in told, "late" in told) == (True, True, False)


def test_places_are_shown_as_a_human_answered() -> None:
    chat = zoom_chat(
        ("18:00:00", "Ben Okoro", "Hello from Springfield"),
        ("18:01:00", "Joy Nakamura", "Hello from Leeds, UK"),
        ("18:02:00", "Ada Brennan", "Hello from Leeds, UK"),
    )
    row = read_month(chat)
    asked = next(place for place in places_asked(row) if place.words == "Springfield")
    answer_place(by=ada(), conversation=row, raw_name=asked.raw_name, words=asked.words, place=asked.candidates[0])
    world = next(block for block in section_of(draft(row), "world").blocks if isinstance(block, World))
    assert len(world.spots) == 2
    sure = next(place for place in places_asked(row) if place.raw_name == "Joy Nakamura")
    answer_place(by=ada(), conversation=row, raw_name=sure.raw_name, words=sure.words, place=None)
    answer_place(by=ada(), conversation=row, raw_name="Ada Brennan", words=sure.words, place=None)
    pack, _ = drafting.drafted_pack(row)
    world = next(block for block in section_of(pack, "world").blocks if isinstance(block, World))
    assert [spot.label for spot in world.spots] == [asked.candidates[0].label]


def test_newcomers_are_those_of_whom_it_is_written_down_that_they_came_for_the_first_time() -> None:
    earlier = month("2026-09", day=datetime.date(2026, 9, 17))
    folder = SAMPLE / "earlier"
    for entry in folder.iterdir():
        given(earlier, entry.name, entry.read_bytes())
    work(earlier)
    record_attendance(by=WORKER, conversation=earlier)
    purge_private(now=timezone.now() + datetime.timedelta(days=400))
    row = month()
    _sample(row, "participants_84512345678.csv")
    record_attendance(by=WORKER, conversation=row)
    told = [_section_text(drafting.drafted_pack(row)[0], "world")]
    for number in range(1, 9):
        month(f"2026-0{number}")
    told += [_section_text(drafting.drafted_pack(row)[0], "world")]
    assert ["of them for the first time" in words for words in told] == [True, False]
    assert "48 people came, 7 of them for the first time" in told[0]


def test_a_draft_is_claimed_once_and_again_when_its_worker_died() -> None:
    row = month()
    assert claim_draft() is None
    request_draft(conversation=row)
    assert draft_of(row).due
    assert claim_draft() == row.pk
    assert claim_draft() is None
    Draft.objects.update(leased_until=datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC))
    assert claim_draft(lease=datetime.timedelta(0)) == row.pk


def test_a_draft_that_kills_its_worker_each_time_is_given_up(caplog: pytest.LogCaptureFixture) -> None:
    row = month()
    request_draft(conversation=row)
    assert [claim_draft(lease=datetime.timedelta(0)) for _ in range(4)] == [row.pk, row.pk, row.pk, None]
    shown = draft_of(row)
    assert (shown.failed, shown.due, shown.remark) == (True, False, drafting.GAVE_UP)
    assert "broke its worker 3 times; it is given up" in caplog.text
    request_draft(conversation=row)
    assert claim_draft() == row.pk


def test_of_two_workers_one_gets_the_draft(monkeypatch: pytest.MonkeyPatch) -> None:
    row = month()
    request_draft(conversation=row)
    free = drafting._free
    calls: list[int] = []

    def raced() -> Any:
        calls.append(1)
        if len(calls) == 2:
            Draft.objects.update(leased_until=datetime.datetime(2100, 1, 1, tzinfo=datetime.UTC))
        return free()

    monkeypatch.setattr(drafting, "_free", raced)
    assert claim_draft() is None


def test_a_file_that_comes_while_drafting_is_added_the_next_time(monkeypatch: pytest.MonkeyPatch) -> None:
    row = month()
    request_draft(conversation=row)
    make = drafting.drafted_pack

    def meanwhile(conversation: Conversation) -> tuple[Pack, tuple[int, ...]]:
        request_draft(conversation=conversation)
        return make(conversation)

    monkeypatch.setattr(drafting, "drafted_pack", meanwhile)
    draft_waiting(conversation_id=row.pk)
    assert (draft_of(row).number, draft_of(row).due) == (1, True)


def test_what_cannot_be_drafted_says_why_and_stands_where_it_stood(monkeypatch: pytest.MonkeyPatch) -> None:
    row = month()

    def lost(_: Conversation) -> Any:
        raise LostFile("A file is missing here.", "Put it back.")

    monkeypatch.setattr(drafting, "counted_files", lost)
    request_draft(conversation=row)
    draft_waiting(conversation_id=row.pk)
    shown = draft_of(row)
    assert (shown.failed, shown.remark, shown.due, working_pack(row)) == (
        True,
        "A file is missing here. Put it back.",
        False,
        None,
    )


def test_what_breaks_the_drafting_is_tried_again_and_then_left_alone(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    row = month()

    words_of_the_file = "PRIVATE-" + "MARKER"

    def broken(_: Conversation) -> Any:
        raise RuntimeError(words_of_the_file)

    monkeypatch.setattr(drafting, "counted_files", broken)
    request_draft(conversation=row)
    for _ in range(3):
        assert draft_of(row).due
        Draft.objects.update(leased_until=None)
        assert claim_draft() == row.pk
        draft_waiting(conversation_id=row.pk)
    assert (draft_of(row).failed, draft_of(row).remark) == (True, drafting.GAVE_UP)
    assert "RuntimeError" in caplog.text
    assert "PRIVATE-MARKER" not in caplog.text


def test_a_private_message_is_in_no_draft() -> None:
    pack = draft(read_month())
    assert isinstance(section_of(pack, "chat").blocks[1], Chat)
    assert not any("PRIVATE-MARKER" in word for word in words(pack))
    assert replace(pack, flags=()) == pack
