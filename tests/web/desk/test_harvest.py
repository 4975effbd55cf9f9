"""The harvest on the desk: every line on one clock, what may be seen of it, and what becomes of it."""

from __future__ import annotations

import datetime
import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kindling.contributions.actions import leave_out_line, record_consents
from kindling.contributions.queries import flags_of, ledger, lines_of
from kindling.contributions.queries.hour import hour_lines
from kindling.curation.actions import edit_pack
from kindling.curation.edits import add_piece, pieces_of
from kindling.curation.queries import draft_of, working_pack
from kindling.ground.actors import WORKER
from kindling.pack.document import Attribution, ChatCard, Pack, Point, Quotation, Reflection, plain, said
from kindling.web.desk.harvest.found import Harvest, harvest_of
from tests.contributions.cast import given, month, work
from tests.factories.accounts import ada, pia, sign_in
from tests.factories.exports import zoom_chat
from tests.factories.site import conversation
from tests.web.desk.hour import HARVEST, MONTH, NEXT, NUMBER, PAUSE, SECRET, harvested, line, sent

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client: Client) -> Client:
    return sign_in(client, pia())


def _page(client: Client, query: str = "") -> str:
    return client.get(HARVEST + query).content.decode()


def _pack(row: object) -> Pack:
    pack = working_pack(row)  # type: ignore[arg-type] # a conversation
    assert pack
    return pack


def test_a_stranger_is_led_to_the_sign_in(client: Client) -> None:
    harvested()
    assert client.get(HARVEST)["Location"] == f"/sign-in/?next={HARVEST}"


def test_every_line_stands_on_one_clock_and_the_page_is_kept_nowhere(desk: Client) -> None:
    row = harvested()
    answer = desk.get(HARVEST)
    page = answer.content.decode()
    assert answer["Cache-Control"] == "no-store"
    assert re.findall(r'id="line-(\d+)"', page) == [str(one.id) for one in lines_of(row)]
    assert "Rushing is contagious" in page


def test_private_messages_are_a_count_and_never_a_row(desk: Client) -> None:
    harvested()
    for query in ("", "?show=chat", "?show=spoken", "?chapter=2"):
        page = _page(desk, query)
        assert "1 private message. Counted, never shown." in page
        assert SECRET not in page


def test_an_address_as_display_name_is_shown_clean(desk: Client) -> None:
    harvested()
    page = _page(desk)
    assert "ben.okoro@" not in page
    assert "Kindness is what we do" in page


def test_a_file_read_before_a_draft_can_be_looked_through_and_nothing_is_taken(desk: Client) -> None:
    row = harvested(draft=False)
    page = _page(desk, f"?line={line(row, PAUSE).id}")
    assert "There is no draft yet." in page
    assert "Use this" not in page
    assert desk.post(f"{HARVEST}keep/", {"line": line(row, PAUSE).id}).status_code == 404


def test_a_month_without_files_says_what_to_do(desk: Client) -> None:
    conversation(MONTH)
    assert "Drop the exports" in _page(desk)
    assert desk.get("/desk/2030-01/harvest/").status_code == 404


def test_the_filters_are_plain_links(desk: Client) -> None:
    row = harvested()
    shown = {
        show: set(re.findall(r'id="line-(\d+)"', _page(desk, f"?show={show}"))) for show in ("chat", "note", "used")
    }
    told = {name: {str(one.id) for one in lines_of(row, medium=name)} for name in ("chat", "note")}
    assert shown == {**told, "used": {str(line(row, "I used to think").id)}}
    assert "PAUSE" not in _page(desk, "?show=nonsense")


def test_a_filter_that_finds_nothing_says_so(desk: Client) -> None:
    harvested(draft=False)
    assert "The draft uses no line yet." in _page(desk, "?show=used")


def test_what_the_draft_uses_is_told_on_its_line(desk: Client) -> None:
    harvested()
    assert "In the draft: What did we hear?" in _page(desk)


def test_short_lines_are_folded(desk: Client) -> None:
    harvested()
    assert "3 short lines" in _page(desk)


def test_the_ruler_is_told_in_words(desk: Client) -> None:
    row = harvested()
    page = _page(desk, f"?at={line(row, PAUSE).id}")
    told = re.findall(r'class="ruler"[^>]*aria-label="([^"]+)"', page)
    assert told == ["From 18:01 to 18:11, in three chapters. 1 line is in the draft, 1 flagged. You are at 18:10:00."]


def test_a_line_of_another_month_is_refused(desk: Client) -> None:
    row = harvested()
    other = month("2026-09")
    given(other, data=zoom_chat(("18:10:00", "Leila Haddad", "Another month, which must stay there.")))
    work(other)
    strange = lines_of(other)[0].id
    assert desk.get(f"{HARVEST}?line={strange}").status_code == 404
    assert desk.post(f"{HARVEST}keep/", sent(row, PAUSE, line=strange, to="")).status_code == 404
    assert desk.post(f"{HARVEST}match/", sent(row, PAUSE, line=strange, to="")).status_code == 404
    assert desk.post(f"{HARVEST}{strange}/out/").status_code == 404
    assert "Another month" not in _page(desk, f"?at={strange}")
    assert not lines_of(other)[0].left_out


def test_a_line_is_taken_into_the_form_with_its_source(desk: Client) -> None:
    row = harvested()
    page = _page(desk, f"?line={line(row, PAUSE).id}")
    assert "Same as the source" in page
    assert "GMT20261015-170000_Recording.transcript.vtt" in page
    assert "And the next line" in page
    assert not re.findall(r'name="shown"[^>]* checked', page)
    assert re.findall(r'name="wording" value="(\w+)"[^>]* checked', page) == ["verbatim"]


def test_the_usual_naming_of_the_draft_is_preselected_and_no_other(desk: Client) -> None:
    row = harvested()
    page = _page(desk, f"?line={line(row, 'I used to').id}")
    assert re.findall(r'name="shown" value="([\w ]+)"[^>]* checked', page) == ["name"]


def test_following_lines_of_one_person_can_be_taken_together(desk: Client) -> None:
    row = harvested()
    first, second, other = line(row, PAUSE), line(row, NEXT), line(row, "I used to")
    assert f"{PAUSE} {NEXT}" in _page(desk, f"?line={first.id}&to={second.id}")
    assert desk.get(f"{HARVEST}?line={first.id}&to={other.id}").status_code == 404
    told = sent(row, PAUSE, to=second.id, text="It is the pretending that we did not need one. […] we made a rule")
    desk.post(f"{HARVEST}keep/", told)
    added = next(one for one in said(_pack(row)) if isinstance(one, Quotation) and len(one.sources) == 2)
    assert [one.ordinal for one in added.sources] == [first.ordinal, second.ordinal]


def test_keeping_saves_one_revision_that_waits_for_its_consent(desk: Client) -> None:
    row = harvested()
    one = line(row, PAUSE)
    answer = desk.post(f"{HARVEST}keep/", sent(row, PAUSE))
    assert answer["Location"] == f"{HARVEST}?at={one.id}&kept=1#line-{one.id}"
    assert (draft_of(row).number, draft_of(row).sentence) == (2, f"Added words from {one.clock} to What did we hear?")
    piece = next(each for each in ledger(row) if each.text == PAUSE)
    assert (piece.decision, piece.cleared, piece.name, piece.wording) == ("", False, "Ingrid Solheim", "verbatim")
    page = desk.get(answer["Location"]).content.decode()
    assert "Kept in the draft: What did we hear?." not in page
    assert "Kept in the draft, in What did we hear?" in page
    assert '<button class="button-link">Undo</button>' in page


def test_a_line_that_is_in_the_draft_is_kept_once_more_only_where_that_is_meant(desk: Client) -> None:
    row = harvested()
    tom = line(row, "I used to")
    page = _page(desk)
    assert (page.count("Use it again<"), "Use this<" in page) == (1, True)
    form = _page(desk, f"?line={tom.id}")
    there = '<a href="/desk/2026-10/pack/heard/#p-0"><bdi>What did we hear?</bdi>'
    assert f"In the draft already: {there}" in form
    told = sent(row, "I used to", section="reflections")
    refused = desk.post(f"{HARVEST}keep/", told)
    assert (refused.status_code, draft_of(row).number) == (422, 1)
    assert "It is in the draft already. Tick this if it is to stand there once more." in refused.content.decode()
    assert desk.post(f"{HARVEST}keep/", {**told, "again": "on"}).status_code == 302
    assert [type(one) for one in said(_pack(row)) if one.contribution][0::2] == [Quotation, Reflection]


@pytest.mark.parametrize("text", ["", "stopping was for people who have time for it."])
def test_the_same_words_never_stand_twice_in_one_section(desk: Client, text: str) -> None:
    row = harvested()
    told = sent(row, "I used to", again="on")
    refused = desk.post(f"{HARVEST}keep/", {**told, "text": text or told["text"]})
    assert (refused.status_code, draft_of(row).number) == (422, 1)
    page = refused.content.decode()
    assert "These words stand in “What did we hear?” already. Choose another section." in page


def test_another_part_of_a_line_may_stand_in_the_same_section(desk: Client) -> None:
    row = harvested()
    desk.post(f"{HARVEST}keep/", sent(row, PAUSE, text="It is not the pause that costs us"))
    other = sent(row, PAUSE, text="it is the pretending that we did not need one.")
    assert desk.post(f"{HARVEST}keep/", other).status_code == 422
    assert desk.post(f"{HARVEST}keep/", {**other, "again": "on"}).status_code == 302
    assert len([one for one in ledger(row) if one.name == "Ingrid Solheim"]) == 2


def test_a_note_that_is_in_the_draft_is_known_by_its_words(desk: Client) -> None:
    row = harvested()
    told = sent(row, "Rushing", section="discussion", wording="group", shown="")
    assert desk.post(f"{HARVEST}keep/", told).status_code == 302
    again = {**told, "revision": 2, "again": "on"}
    assert desk.post(f"{HARVEST}keep/", again).status_code == 422
    assert "In the draft already" not in _page(desk, f"?line={line(row, NEXT).id}")


def test_words_that_somebody_else_keeps_meanwhile_stay_whose_they_are(
    desk: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = harvested()
    told, theirs = sent(row, PAUSE), Reflection(plain("Theirs."), Attribution("name", "Tom Okafor"))

    def read_then(month: str) -> Harvest:
        held = harvest_of(month)
        edit_pack(
            by=ada(),
            conversation=row,
            edit=lambda pack: add_piece(pack, theirs, section="reflections"),
            sentence="Added a reflection",
            based_on=1,
        )
        return held

    monkeypatch.setattr("kindling.web.desk.harvest.keeping.harvest_of", read_then)
    assert desk.post(f"{HARVEST}keep/", told).status_code == 302
    assert {one.name for one in ledger(row) if one.text in {PAUSE, "Theirs."}} == {"Ingrid Solheim", "Tom Okafor"}
    assert [one.name for one in ledger(row) if one.text == "Theirs."] == ["Tom Okafor"]


def test_undo_takes_the_piece_out_again(desk: Client) -> None:
    row = harvested()
    desk.post(f"{HARVEST}keep/", sent(row, PAUSE))
    one = line(row, PAUSE)
    answer = desk.post(f"{HARVEST}undo/", {"revision": 2, "at": one.id, "show": "spoken"})
    assert answer["Location"] == f"{HARVEST}?at={one.id}&show=spoken#line-{one.id}"
    assert PAUSE not in [each.words for each in pieces_of(_pack(row), "heard")]
    page = desk.post(f"{HARVEST}undo/", {"revision": 7}, follow=True).content.decode()
    assert "Look at it as it is now, and do it again." in page


def test_words_that_differ_are_no_quote_but_may_be_a_paraphrase(desk: Client) -> None:
    row = harvested()
    answer = desk.post(f"{HARVEST}keep/", sent(row, PAUSE, text="Pretending costs us more."))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "This differs from the source." in page
    assert "Pretending costs us more." in page
    told = sent(row, PAUSE, text="Pretending costs us more.", wording="paraphrase", shown="first name")
    desk.post(f"{HARVEST}keep/", told)
    added = next(one for one in pieces_of(_pack(row), "heard") if one.words == "Pretending costs us more.")
    assert (added.kind, added.attribution) == ("Bullet", Attribution("first name", "Ingrid"))


def test_checking_compares_and_saves_nothing(desk: Client) -> None:
    row = harvested()
    answer = desk.post(f"{HARVEST}keep/", sent(row, PAUSE, text="It is the pretending […] one", check="1"))
    assert answer.status_code == 200
    assert "Same as the source, one cut marked […]" in answer.content.decode()
    told = desk.post(f"{HARVEST}match/", sent(row, PAUSE, text="Something else")).content.decode()
    assert "Differs from the source: call it a paraphrase." in told
    assert draft_of(row).number == 1


def test_nothing_chosen_is_told_beside_its_field(desk: Client) -> None:
    row = harvested()
    page = desk.post(f"{HARVEST}keep/", sent(row, PAUSE, shown="", text="  ")).content.decode()
    assert "“Attributed to” needs a choice." in page
    assert "“The words” is still empty." in page
    page = desk.post(f"{HARVEST}keep/", sent(row, PAUSE, shown="role")).content.decode()
    assert "Say their role, or choose another way to show them." in page
    page = desk.post(f"{HARVEST}keep/", sent(row, PAUSE, shown="first name with role and place")).content.decode()
    assert "Say their role or place, or choose another way to show them." in page


def test_a_role_that_is_said_once_is_known_next_time(desk: Client) -> None:
    row = harvested()
    desk.post(f"{HARVEST}keep/", sent(row, PAUSE, shown="role", role="A midwife", place="Bergen"))
    piece = next(each for each in ledger(row) if each.text == PAUSE)
    assert (piece.role, piece.place) == ("A midwife", "Bergen")
    page = _page(desk, f"?line={line(row, NEXT).id}")
    assert "Ingrid, A midwife, Bergen" in page
    assert re.findall(r'name="shown" value="([\w ]+)"[^>]* checked', page) == ["role"]


def test_chat_lines_become_cards_notes_points_and_reflections_reflections(desk: Client) -> None:
    row = harvested()
    desk.post(f"{HARVEST}keep/", sent(row, "Kindness is", section="chat", shown="nobody"))
    desk.post(f"{HARVEST}keep/", sent(row, "Rushing", section="discussion", wording="group", shown=""))
    desk.post(f"{HARVEST}keep/", sent(row, PAUSE, section="reflections", shown="nobody"))
    kinds = {type(one): one for one in said(_pack(row)) if one.contribution}
    card, point, reflection = kinds[ChatCard], kinds[Point], kinds[Reflection]
    assert isinstance(card, ChatCard)
    assert isinstance(point, Point)
    assert isinstance(reflection, Reflection)
    assert (card.time, card.initials) == ("18:10", "")
    assert (point.group, point.wording, point.attribution) == ("Group 4", "group", Attribution())
    assert reflection.wording == "verbatim"
    assert "In the draft: Group discussion" in _page(desk)


def test_somebody_elses_change_of_the_same_section_is_told_and_the_words_stay(desk: Client) -> None:
    row = harvested()
    desk.post(f"{HARVEST}keep/", sent(row, PAUSE))
    answer = desk.post(f"{HARVEST}keep/", sent(row, NEXT, revision=1))
    assert answer.status_code == 409
    assert NEXT in answer.content.decode()
    assert draft_of(row).number == 2
    other = desk.post(f"{HARVEST}keep/", sent(row, NEXT, revision=1, section="reflections"))
    assert (other.status_code, draft_of(row).number) == (302, 3)


def test_declined_words_are_not_shown_and_cannot_be_taken_again(desk: Client) -> None:
    row = harvested()
    tom = line(row, "I used to")
    key = next(each.key for each in ledger(row) if each.text == tom.text)
    day = datetime.date(2026, 10, 20)
    record_consents(by=ada(), conversation=row, keys=[key], decision="declined", how="by mail", given_on=day)
    page = _page(desk)
    assert tom.text not in page
    assert "Declined: these words stay with whoever said them" in page
    assert "and 1 not shown" in page
    assert desk.get(f"{HARVEST}?line={tom.id}").status_code == 404
    assert desk.post(f"{HARVEST}keep/", sent(row, "I used to")).status_code == 404


def test_a_line_is_left_out_and_taken_back_by_buttons_alone(desk: Client) -> None:
    row = harvested()
    one = line(row, PAUSE)
    answer = desk.post(f"{HARVEST}{one.id}/out/", {"show": "spoken"})
    assert answer["Location"] == f"{HARVEST}?at={one.id}&show=spoken#line-{one.id}"
    assert line(row, PAUSE).left_out
    page = desk.get(answer["Location"]).content.decode()
    assert "Take back" in page
    refused = desk.post(f"{HARVEST}keep/", sent(row, PAUSE)).content.decode()
    assert "This line is left out. Take it back first." in refused
    desk.post(f"{HARVEST}{one.id}/back/")
    assert not line(row, PAUSE).left_out
    assert desk.get(f"{HARVEST}{one.id}/out/").status_code == 405
    assert desk.post(f"{HARVEST}{one.id}/nonsense/").status_code == 404


def test_a_used_line_that_is_left_out_says_both(desk: Client) -> None:
    row = harvested()
    leave_out_line(by=WORKER, conversation=row, line_id=line(row, "I used to").id)
    assert "Left out, but still in the draft: What did we hear?" in _page(desk)


def test_a_flag_stands_under_its_line_with_the_fix_first(desk: Client) -> None:
    row = harvested()
    page = _page(desk)
    assert "One flag to clear before publishing" in page
    assert "<mark>07700 900418</mark>" in page
    assert page.index("Say “[phone number]”") < page.index("Leave this line out") < page.index("Keep, with a reason")
    flag = flags_of(row)[0]
    at = {"flag": flag.id, "at": flag.line_id}
    told = desk.post(f"{HARVEST}flags/", {**at, "status": "kept"}, follow=True).content.decode()
    assert "What stays needs a reason." in told
    answer = desk.post(f"{HARVEST}flags/", {**at, "status": "replaced"})
    assert answer["Location"] == f"{HARVEST}?at={flag.line_id}#line-{flag.line_id}"
    assert flags_of(row) == ()


def test_flagged_words_are_not_kept_until_somebody_has_looked(desk: Client) -> None:
    row = harvested()
    told = sent(row, NUMBER[:12], section="chat")
    page = desk.post(f"{HARVEST}keep/", told).content.decode()
    assert "“07700 900418” is flagged." in page
    assert draft_of(row).number == 1
    flag = flags_of(row)[0]
    desk.post(f"{HARVEST}flags/", {"flag": flag.id, "at": flag.line_id, "status": "replaced"})
    page = _page(desk, f"?line={flag.line_id}")
    assert "My number is [phone number] if you want" in page
    desk.post(f"{HARVEST}keep/", told)
    assert draft_of(row).number == 1
    desk.post(f"{HARVEST}keep/", told | {"text": NUMBER.replace("07700 900418", "[phone number]")})
    assert draft_of(row).number == 2


def test_a_flag_of_another_month_is_left_alone(desk: Client) -> None:
    harvested()
    other = month("2026-09")
    given(other, data=zoom_chat(("18:10:00", "Leila Haddad", "Ring me on 07700 900419, all of you")))
    work(other)
    desk.post(f"{HARVEST}flags/", {"flag": flags_of(other)[0].id, "status": "left out"})
    assert [one.status for one in flags_of(other)] == ["open"]


@pytest.mark.parametrize("nasty", ["\x00", "x" * 1_000_000, str(2**63), "\u202eevil", "[]{}\\", "-1"])
def test_no_form_breaks(desk: Client, nasty: str) -> None:
    row = harvested()
    one = line(row, PAUSE)
    usual = sent(row, PAUSE)
    for name in usual:
        assert desk.post(f"{HARVEST}keep/", usual | {name: nasty}).status_code < 500
        assert desk.post(f"{HARVEST}match/", usual | {name: nasty}).status_code < 500
    flag = {"flag": flags_of(row)[0].id, "status": "kept", "reason": "known", "at": one.id}
    for name in flag:
        assert desk.post(f"{HARVEST}flags/", flag | {name: nasty}).status_code < 500
    assert desk.post(f"{HARVEST}undo/", {"revision": nasty, "at": nasty, "show": nasty}).status_code < 500
    if len(nasty) < 100:
        for name in ("line", "to", "at", "chapter", "show", "as", "kept"):
            assert desk.get(HARVEST, {"line": str(one.id), name: nasty}).status_code < 500
    for path in ("keep/", "match/", "flags/", "undo/"):
        assert desk.post(f"{HARVEST}{path}").status_code < 500
    assert desk.post(f"{HARVEST}{2**63}/out/").status_code == 404


def _counted(client: Client, query: str = "") -> int:
    with CaptureQueriesContext(connection) as asked:
        assert client.get(HARVEST + query).status_code == 200
    return len(asked)


def test_as_few_queries_for_many_lines_as_for_some(desk: Client) -> None:
    row = harvested()
    desk.get(HARVEST)
    few = _counted(desk), _counted(desk, f"?line={line(row, PAUSE).id}")
    more = [
        (f"18:{20 + n // 60}:{n % 60:02d}", f"Guest {n % 9}", f"Line {n} rings 07700 9004{n % 100:02d}")
        for n in range(300)
    ]
    given(row, "more.txt", zoom_chat(*more))
    work(row)
    assert (_counted(desk), _counted(desk, f"?line={line(row, PAUSE).id}")) == few
    assert max(few) <= 12


def test_a_long_hour_is_loaded_a_chapter_at_a_time(desk: Client) -> None:
    row = harvested()
    more = [(f"18:{20 + n // 30}:{n % 30 * 2:02d}", "Leila Haddad", f"Line {n} of a long hour") for n in range(500)]
    given(row, "more.txt", zoom_chat(*more))
    work(row)
    page = _page(desk)
    assert page.count('data-line="') < 240
    number = re.findall(r"\?chapter=(\d+)", page)[-1]
    assert "Line 499 of a long hour" not in page
    assert any("Line 499 of a long hour" in _page(desk, f"?chapter={n}") for n in range(1, int(number) + 1))
    last = line(row, "Line 499")
    assert f'id="line-{last.id}"' in _page(desk, f"?at={last.id}")
    assert desk.get(f"{HARVEST}?chapter=9999").status_code == 200


def test_the_hour_read_at_once_is_the_hour_line_by_line() -> None:
    row = harvested()
    plain = [(one.id, one.clock, one.name, one.text, one.flags, one.place_in_file) for one in lines_of(row)]
    assert [(one.id, one.clock, one.name, one.text, one.flags, one.place_in_file) for one in hour_lines(row)] == plain
