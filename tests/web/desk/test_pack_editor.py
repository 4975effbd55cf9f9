"""The editor: sections and pieces changed, each change a form that leads back to its place."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import pytest
from django.test import Client
from PIL import Image

from kindling.curation.actions import save_pack
from kindling.curation.edits import pieces_of
from kindling.curation.models import Draft
from kindling.curation.queries import draft_of
from kindling.pack.document import Attribution, Bullet, Bullets, Paragraph, Quotation, Section, dump, pictures, plain
from kindling.web.desk.pack.bar import forget_standings
from tests.factories.accounts import ada, pia, sign_in
from tests.factories.site import conversation
from tests.web.desk.worked_on import (
    INTRODUCTION,
    KEPT_BACK,
    MONTH,
    PAUSE,
    STOP,
    form,
    long_pack,
    small_pack,
    standing,
    worked_on,
)

pytestmark = pytest.mark.django_db
HEARD = f"/desk/{MONTH}/pack/heard/"
SWAP = {"X-Swap": "1"}


@pytest.fixture(autouse=True)
def _anew() -> None:
    forget_standings()


@pytest.fixture
def desk(client: Client) -> Client:
    return sign_in(client, pia())


def _words(row: object) -> list[str]:
    return [one.words for one in pieces_of(standing(row), "heard")]  # type: ignore[arg-type] # a conversation


def _page(client: Client, address: str = HEARD) -> str:
    return client.get(address).content.decode()


def test_a_stranger_is_led_to_the_sign_in(client: Client) -> None:
    worked_on()
    answer = client.get(HEARD)
    assert (answer.status_code, answer["Location"]) == (302, f"/sign-in/?next={HEARD}")


def test_the_pack_opens_at_its_first_section(desk: Client) -> None:
    worked_on()
    assert desk.get(f"/desk/{MONTH}/pack/")["Location"] == HEARD
    assert desk.get(f"/desk/{MONTH}/pack/?as=pdf")["Location"] == f"{HEARD}?as=pdf"


def test_a_month_without_a_draft_says_what_to_do(desk: Client) -> None:
    conversation("2024-09")
    assert "There is no draft yet" in _page(desk, "/desk/2024-09/pack/")
    assert desk.get("/desk/2024-09/pack/heard/").status_code == 404
    assert desk.get("/desk/2030-01/pack/").status_code == 404


def test_a_section_shows_its_words_each_with_its_state(desk: Client) -> None:
    worked_on()
    page = _page(desk)
    assert f"“{PAUSE}”" in page
    assert "Cleared" in page
    assert "Nobody has answered yet" in page
    assert "Suggested, not looked at" in page
    assert "point, your own" in page


def test_declined_words_are_not_shown_even_on_the_desk(desk: Client) -> None:
    worked_on()
    page = _page(desk)
    assert KEPT_BACK not in page
    assert "These words stay with whoever said them" in page
    assert desk.get(f"{HEARD}3/").status_code == 404


def test_a_private_line_is_in_no_page_of_the_editor(desk: Client) -> None:
    worked_on()
    assert "no-store" in desk.get(HEARD)["Cache-Control"]


def test_moving_a_piece_leads_back_to_it(desk: Client) -> None:
    row = worked_on()
    answer = desk.post(f"{HEARD}1/down/", form(row))
    assert answer["Location"] == f"{HEARD}#p-2"
    assert _words(row)[1:3] == [STOP, PAUSE]
    assert draft_of(row).sentence == "Moved a quote down in What we heard"


def test_the_first_piece_cannot_move_up_and_the_page_says_so(desk: Client) -> None:
    row = worked_on()
    answer = desk.post(f"{HEARD}0/up/", form(row), follow=True)
    assert "This is the first piece already." in answer.content.decode()
    assert draft_of(row).number == 1


def test_hiding_a_piece_and_undoing_it(desk: Client) -> None:
    row = worked_on()
    desk.post(f"{HEARD}2/hide/", form(row))
    assert STOP not in _words(row)
    answer = desk.post(f"/desk/{MONTH}/undo/", form(row, section="heard"))
    assert answer["Location"] == f"{HEARD}#head"
    assert STOP in _words(row)
    desk.post(f"/desk/{MONTH}/redo/", form(row, section="heard"))
    assert STOP not in _words(row)


def test_undo_says_what_it_undoes_and_when_there_is_nothing(desk: Client) -> None:
    row = worked_on()
    assert "There is nothing to undo." in desk.post(f"/desk/{MONTH}/undo/", form(row), follow=True).content.decode()
    desk.post(f"{HEARD}2/hide/", form(row))
    assert 'aria-label="Undo: Hid a quote of What we heard"' in _page(desk)


def test_nobody_takes_back_a_change_that_they_have_not_seen(desk: Client) -> None:
    row = worked_on()
    desk.post(f"{HEARD}2/hide/", form(row))
    told = form(row, section="heard")
    _elsewhere(row)
    page = desk.post(f"/desk/{MONTH}/undo/", told, follow=True).content.decode()
    assert "Ada Brennan changed this pack since you opened the page: Renamed a section." in page
    assert "Look at it as it is now, and do it again." in page
    assert draft_of(row).sentence == "Renamed a section"


def test_what_a_later_file_brought_is_told_until_somebody_has_looked(desk: Client) -> None:
    row = worked_on()
    Draft.objects.update(fresh=["Five chat messages more."])
    assert "Five chat messages more." in _page(desk)
    assert 'id="fresh"' in _page(desk)
    assert f'href="/desk/{MONTH}/pack/#fresh"' in _page(desk, f"/desk/{MONTH}/pack-bar/")
    assert desk.post(f"/desk/{MONTH}/fresh/", {"section": "heard"})["Location"] == HEARD
    assert "Five chat messages more." not in _page(desk)
    assert draft_of(row).number == 1


def test_undoing_the_section_one_stands_in_leads_to_the_pack(desk: Client) -> None:
    row = worked_on()
    desk.post(f"/desk/{MONTH}/sections/", form(row, role="other", title="Afterwards"))
    answer = desk.post(f"/desk/{MONTH}/undo/", form(row, section="other"))
    assert answer["Location"] == f"/desk/{MONTH}/pack/"


def test_a_suggestion_is_kept_alone_or_with_all_others(desk: Client) -> None:
    row = worked_on()
    assert "Keep the suggestion" in _page(desk)
    assert desk.post(f"{HEARD}4.0/keep/", form(row))["Location"] == f"{HEARD}#p-4-0"
    assert draft_of(row).sentence == "Kept a suggestion in What we heard"
    desk.post(f"/desk/{MONTH}/undo/", form(row))
    desk.post(f"{HEARD}keep/", form(row))
    assert not any(one.draft for one in pieces_of(standing(row), "heard"))


def test_title_and_introduction_are_saved_together(desk: Client) -> None:
    row = worked_on()
    answer = desk.post(f"{HEARD}words/", form(row, title="What was said", introduction="A ward counted.\r\nTwice."))
    assert answer["Location"] == f"{HEARD}#section"
    section = standing(row).sections[0]
    assert section.title == "What was said"
    assert section.blocks[0] == Paragraph(plain("A ward counted.\nTwice."))
    assert draft_of(row).sentence == "Renamed What we heard to What was said"


def test_saving_what_stands_makes_no_revision(desk: Client) -> None:
    row = worked_on()
    desk.post(f"{HEARD}words/", form(row, title="What we heard", introduction=INTRODUCTION))
    assert draft_of(row).number == 1


def test_a_section_without_a_title_keeps_what_was_typed(desk: Client) -> None:
    row = worked_on()
    answer = desk.post(f"{HEARD}words/", form(row, title=" ", introduction="Typed with care"))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "“Title” is still empty." in page
    assert "Typed with care" in page


def test_sections_are_moved_added_and_taken_out(desk: Client) -> None:
    row = worked_on()
    assert desk.post(f"{HEARD}down/", form(row))["Location"] == f"{HEARD}#s-heard"
    assert [one.id for one in standing(row).shown] == ["resources", "heard"]
    answer = desk.post(f"/desk/{MONTH}/sections/", form(row, role="today"))
    assert answer["Location"] == f"/desk/{MONTH}/pack/today/#section"
    assert desk.post(f"/desk/{MONTH}/pack/today/remove/", form(row))["Location"] == f"/desk/{MONTH}/pack/#section"
    assert [one.id for one in standing(row).sections] == ["chat", "resources", "heard"]


def test_a_section_of_an_unknown_kind_is_refused_with_a_sentence(desk: Client) -> None:
    row = worked_on()
    for told in ({"role": "heard"}, {"role": "nonsense"}, {}):
        page = desk.post(f"/desk/{MONTH}/sections/", form(row, **told), follow=True).content.decode()
        assert "there already, or unknown" in page
    page = desk.post(f"/desk/{MONTH}/sections/", form(row, role="other"), follow=True).content.decode()
    assert "A section needs a title." in page


def test_empty_sections_stand_behind_add_a_section(desk: Client) -> None:
    worked_on()
    page = _page(desk)
    assert "still empty" in page
    assert 'value="today"' in page
    empty = _page(desk, f"/desk/{MONTH}/pack/chat/")
    assert "Nothing stands here yet, so readers do not see this section." in empty


def test_a_section_of_an_introduction_alone_is_not_called_unseen(desk: Client) -> None:
    row = worked_on()
    told = form(row, title="Chat", introduction="What people wrote.")
    assert desk.post(f"/desk/{MONTH}/pack/chat/words/", told).status_code == 302
    page = _page(desk, f"/desk/{MONTH}/pack/chat/")
    assert "Only the introduction stands here yet." in page
    assert "do not see this section" not in page


def test_a_section_may_have_the_name_of_any_page_of_the_editor(desk: Client) -> None:
    row = worked_on()
    names = ("preview", "add", "words", "hints")
    more = tuple(Section(name, "other", f"All of {name}") for name in names)
    pack = standing(row)
    pack = replace(pack, sections=(*pack.sections, *more))
    save_pack(by=pia(), conversation=row, pack=pack, sentence="", based_on=draft_of(row).number)
    for name in names:
        assert f"All of {name}" in _page(desk, f"/desk/{MONTH}/pack/{name}/")


def test_a_piece_opens_as_a_form_with_its_words(desk: Client) -> None:
    worked_on()
    page = _page(desk, f"{HEARD}1/")
    assert 'action="/desk/2024-08/pack/heard/1/#p-1"' in page
    for words in ("Word for word, in quotation marks", "Attributed to", "Ingrid Solheim", "No name"):
        assert words in page


def test_a_piece_is_reworded_renamed_and_called_a_paraphrase(desk: Client) -> None:
    row = worked_on()
    told = form(row, text="Pretending costs more.", wording="paraphrase", shown="nobody", piece="")
    assert desk.post(f"{HEARD}1/", told)["Location"] == f"{HEARD}#p-1-0"
    piece = next(one for one in pieces_of(standing(row), "heard") if one.words == "Pretending costs more.")
    assert (piece.kind, piece.attribution) == ("Bullet", Attribution())


def test_a_piece_without_words_is_refused_beside_its_field(desk: Client) -> None:
    row = worked_on()
    for words, sentence in (("", "“Words” is still empty."), ("   ", "There are no words left here.")):
        answer = desk.post(f"{HEARD}1/", form(row, text=words, wording="verbatim", shown="name"))
        page = answer.content.decode()
        assert (answer.status_code, sentence in page) == (422, True)
        assert 'id="piece_text_error"' in page
    assert _words(row)[1] == PAUSE


def test_words_become_the_editors_own_only_where_nobody_known_said_them(desk: Client) -> None:
    lists = Bullets(
        (
            Bullet(plain("Asking took longer.")),
            Bullet(plain("Wilf said so."), attribution=Attribution("name", "Wilf Arden")),
        )
    )
    row = worked_on(replace(small_pack(), sections=(Section("heard", "heard", "What we heard", (lists,)),)))
    box = "These are the editors’ own words"
    assert [box in _page(desk, f"{HEARD}0.{n}/") for n in range(2)] == [True, False]
    for n, words in enumerate(("Asking took longer.", "Wilf said so.")):
        desk.post(f"{HEARD}0.{n}/", form(row, text=words, wording="paraphrase", shown="name", own="on"))
    block = standing(row).sections[0].blocks[0]
    assert isinstance(block, Bullets)
    assert [(one.own, bool(one.contribution)) for one in block.items] == [(True, False), (False, True)]


@pytest.mark.parametrize(
    ("kind", "told", "words"),
    [
        ("paragraph", {"text": "A paragraph more."}, "A paragraph more."),
        ("heading", {"text": "Afterwards"}, "Afterwards"),
        ("point", {"text": "One **more** point."}, "One **more** point."),
        ("callout", {"text": "Pause.", "title": "A word"}, "Pause."),
        ("resource", {"title": "A film", "url": "https://film.example.org"}, "A film"),
        ("reflection", {"text": "I will stop.", "name": "Leila Haddad"}, "I will stop."),
        ("credit", {"name": "The porters", "text": "for the tea"}, "The porters"),
        ("profile", {"name": "Ingrid Solheim", "role": "midwife"}, "Ingrid Solheim"),
        ("question", {"text": "When did you last stop?"}, "When did you last stop?"),
        ("priority", {"title": "Time", "votes": "12"}, "Time"),
        ("recording", {"text": "Watch it", "minutes": "58"}, "Watch it"),
    ],
)
def test_each_kind_of_piece_can_be_added(desk: Client, kind: str, told: dict[str, str], words: str) -> None:
    row = worked_on()
    assert "Leave it" in _page(desk, f"{HEARD}add/{kind}/")
    answer = desk.post(f"{HEARD}add/{kind}/", form(row, **told))
    assert re.fullmatch(rf"{HEARD}#p-[0-9-]+", answer["Location"])
    assert words in _words(row)


def test_a_reflection_added_by_hand_stands_in_the_ledger_and_waits(desk: Client) -> None:
    row = worked_on()
    desk.post(f"{HEARD}add/reflection/", form(row, text="I will stop.", name="Leila Haddad"))
    added = next(one for one in pieces_of(standing(row), "heard") if one.kind == "Reflection")
    assert added.attribution == Attribution("name", "Leila Haddad")
    assert added.key


def test_what_cannot_be_added_keeps_what_was_typed(desk: Client) -> None:
    row = worked_on()
    answer = desk.post(f"{HEARD}add/resource/", form(row, title="A film", url="film"))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "This is no web address." in page
    assert 'value="A film"' in page
    assert desk.get(f"{HEARD}add/nonsense/").status_code == 404


def _png(size: tuple[int, int] = (40, 30)) -> io.BytesIO:
    file = io.BytesIO()
    Image.new("RGB", size, "#5c2b41").save(file, "PNG")
    file.seek(0)
    file.name = "../Ward at night.png"
    return file


def test_a_picture_is_added_with_what_it_needs(desk: Client) -> None:
    row = worked_on()
    told = {"alt": "A ward at night", "credit": "Tom Okafor", "permission": "Tom, by mail, 3 August"}
    desk.post(f"{HEARD}add/picture/", form(row, picture=_png(), **told))
    (picture,) = pictures(standing(row))
    assert (picture.alt, picture.credit, picture.decorative) == ("A ward at night", "Tom Okafor", False)
    assert re.fullmatch(r"picture-[0-9a-f]{12}", picture.media)
    assert "ward-at-night" not in dump(standing(row)).decode()
    shown = desk.get(f"/desk/{MONTH}/preview/picture-{picture.media}")
    assert (shown.status_code, shown["Content-Type"], shown["Cache-Control"]) == (200, "image/png", "no-store")
    desk.post(f"{HEARD}add/picture/", form(row, picture=_png(), **told))
    assert len(standing(row).media) == 1


@pytest.mark.parametrize(
    ("data", "told", "sentence"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", {"alt": "A drawing"}, "is no PNG or JPEG"),
        (b"", {"alt": "A drawing"}, "This file is empty."),
        (None, {"alt": "A drawing"}, "Choose a picture."),
        (b"png", {"alt": "  "}, "is no PNG or JPEG"),
    ],
)
def test_what_is_no_picture_is_refused(desk: Client, data: bytes | None, told: dict[str, str], sentence: str) -> None:
    row = worked_on()
    if data is not None:
        file = io.BytesIO(data)
        file.name = "drawing.svg"
        told = {**told, "picture": file}  # type: ignore[dict-item] # a file among the words
    answer = desk.post(f"{HEARD}add/picture/", form(row, **told))
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert not list(pictures(standing(row)))


def test_a_picture_without_words_is_refused(desk: Client) -> None:
    row = worked_on()
    answer = desk.post(f"{HEARD}add/picture/", form(row, picture=_png(), alt="  "))
    assert answer.status_code == 422
    assert "A picture needs words for those who do not see it." in answer.content.decode()


def test_a_picture_larger_than_the_limit_is_refused_before_it_is_read(
    desk: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kindling.web.desk.pack.forms.LIMIT", 10)
    row = worked_on()
    answer = desk.post(f"{HEARD}add/picture/", form(row, picture=_png(), alt="A ward"))
    assert "Make it smaller." in answer.content.decode()


def test_an_unkind_word_of_the_editors_is_hinted_at_and_can_be_said_otherwise(desk: Client) -> None:
    worked_on()
    page = _page(desk)
    assert "“failed to attend”: perhaps" in page
    assert "Patients who did not come were rung." in _page(desk, f"{HEARD}?say=0.1")
    for nonsense in ("9.0", "0.9", "x", "0", "99999.1"):
        assert INTRODUCTION in _page(desk, f"{HEARD}?say={nonsense}")


def test_a_hint_that_was_left_stays_away(desk: Client) -> None:
    row = worked_on()
    number = draft_of(row).number
    answer = desk.post(f"{HEARD}hints/", form(row, leave=":0"))
    assert answer["Location"] == f"{HEARD}#section"
    assert "“failed to attend”: perhaps" not in _page(desk)
    assert draft_of(row).number == number


def test_a_hint_under_a_point_of_the_editors_own(desk: Client) -> None:
    pack = small_pack()
    own = Bullets((Bullet(plain("A patient refused treatment."), own=True),))
    pack = replace(pack, sections=(Section("heard", "heard", "What we heard", (Paragraph(plain("So.")), own)),))
    row = worked_on(pack)
    assert "“refused” in" not in _page(desk)
    assert "perhaps" in _page(desk)
    assert "A patient decided against treatment." in _page(desk, f"{HEARD}1.0/?say=0.0")
    assert desk.post(f"{HEARD}hints/", form(row, leave="1.0:0"))["Location"] == f"{HEARD}#p-1-0"
    assert "perhaps" not in _page(desk)


def test_a_hint_that_is_not_there_changes_nothing(desk: Client) -> None:
    row = worked_on()
    assert desk.post(f"{HEARD}hints/", form(row, leave="7:3")).status_code == 302
    assert desk.post(f"{HEARD}hints/", form(row, leave="nonsense")).status_code == 404


def _elsewhere(row: object, section: str = "heard") -> None:
    """Somebody else's change, made while the page was open."""
    pack = standing(row)  # type: ignore[arg-type] # a conversation
    sections = tuple(replace(one, title=f"{one.title}, anew") if one.id == section else one for one in pack.sections)
    number = draft_of(row).number  # type: ignore[arg-type] # a conversation
    save_pack(
        by=ada(),
        conversation=row,  # type: ignore[arg-type] # a conversation
        pack=replace(pack, sections=sections),
        sentence="Renamed a section",
        based_on=number,
    )


def test_somebody_elses_change_keeps_what_was_typed_and_says_whose(desk: Client) -> None:
    row = worked_on()
    told, key = form(row), pieces_of(standing(row), "heard")[1].key
    _elsewhere(row)
    typed = {"text": "Typed with care", "wording": "paraphrase", "shown": "name", "piece": key}
    answer = desk.post(f"{HEARD}1/", {**told, **typed})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Ada Brennan changed this pack since you opened the page: Renamed a section." in page
    assert "Typed with care</textarea>" in page
    assert f'name="revision" value="{draft_of(row).number}"' in page


def test_words_typed_for_a_piece_that_is_gone_are_given_back(desk: Client) -> None:
    row = worked_on()
    told = form(row, text="Typed with care", piece="c999")
    _elsewhere(row)
    answer = desk.post(f"{HEARD}1/", {**told, "wording": "paraphrase", "shown": "name"})
    assert answer.status_code == 409
    assert 'id="rescued" rows="4" readonly>Typed with care' in answer.content.decode()
    gone = desk.post(f"{HEARD}44/", {**told, "wording": "paraphrase"})
    assert (gone.status_code, "no longer there" in gone.content.decode()) == (409, True)


def test_a_button_pressed_on_an_old_page_does_nothing_and_says_why(desk: Client) -> None:
    row = worked_on()
    told = form(row)
    _elsewhere(row)
    page = desk.post(f"{HEARD}1/hide/", told, follow=True).content.decode()
    assert "Ada Brennan changed this pack" in page
    assert PAUSE in _words(row)
    assert "Ada Brennan" in desk.post(f"{HEARD}words/", {**told, "title": "Mine"}).content.decode()
    assert desk.post(f"{HEARD}add/point/", {**told, "text": "One more"}).status_code == 422


def test_somebody_elses_change_of_another_section_is_no_obstacle(desk: Client) -> None:
    row = worked_on()
    told = form(row)
    _elsewhere(row, "resources")
    assert desk.post(f"{HEARD}1/down/", told)["Location"] == f"{HEARD}#p-2"
    assert [one.title for one in standing(row).sections][2] == "Resources, anew"
    assert _words(row)[1] == STOP


def test_a_script_is_told_where_to_go(desk: Client) -> None:
    row = worked_on()
    answer = desk.post(f"{HEARD}1/down/", form(row, **{"as": "pdf"}), headers=SWAP)
    assert (answer.status_code, answer["X-To"]) == (204, f"{HEARD}?as=pdf#p-2")


def test_a_form_that_says_no_revision_changes_nothing(desk: Client) -> None:
    row = worked_on()
    for number in ({}, {"revision": "9" * 30}, {"revision": "-1"}, {"revision": "²"}):
        desk.post(f"{HEARD}1/hide/", number)
    assert PAUSE in _words(row)


def test_what_cannot_be_done_to_a_section_or_a_piece_is_not_found(desk: Client) -> None:
    row = worked_on()
    for address in (f"{HEARD}explode/", f"{HEARD}1/explode/", f"/desk/{MONTH}/pack/nothing/up/", f"{HEARD}99/"):
        answer = desk.post(address, form(row)) if "99" not in address else desk.get(address)
        assert answer.status_code == 404
    assert desk.get(f"{HEARD}1/hide/").status_code == 405


def test_the_bar_says_what_blocks_publishing(desk: Client) -> None:
    row = worked_on()
    page = _page(desk)
    assert f'data-later="/desk/{MONTH}/pack-bar/"' in page
    bar = _page(desk, f"/desk/{MONTH}/pack-bar/")
    assert "One thing still blocks publishing" in bar
    assert f'href="{HEARD}"' in bar
    assert "One thing still blocks publishing" in _page(desk)
    desk.post(f"{HEARD}keep/", form(row))
    assert "data-later" in _page(desk)
    assert "Nothing blocks publishing" in _page(desk, f"/desk/{MONTH}/pack-bar/")


@pytest.mark.parametrize("quotes", [1, 3])
def test_a_section_takes_the_same_questions_however_long_it_is(
    desk: Client, django_assert_max_num_queries: pytest.FixtureRequest, quotes: int
) -> None:
    many = tuple(Quotation(plain(f"{PAUSE} {n}"), Attribution("name", "Ingrid Solheim")) for n in range(quotes))
    row = worked_on(replace(small_pack(), sections=(Section("heard", "heard", "What we heard", many),)))
    desk.get(HEARD)  # the session notes its first use
    with django_assert_max_num_queries(11):  # type: ignore[operator] # the fixture of pytest-django
        assert desk.get(HEARD).status_code == 200
    assert len(_words(row)) == quotes


def test_every_section_of_a_long_pack_opens_with_at_most_twelve_questions(
    desk: Client, django_assert_max_num_queries: pytest.FixtureRequest
) -> None:
    worked_on(long_pack())
    desk.get(HEARD)
    for section in long_pack().sections:
        with django_assert_max_num_queries(12):  # type: ignore[operator] # the fixture of pytest-django
            assert desk.get(f"/desk/{MONTH}/pack/{section.id}/").status_code == 200


def test_every_piece_of_a_long_pack_opens(desk: Client) -> None:
    worked_on(long_pack())
    pack = long_pack()
    for section in pack.sections:
        one = pieces_of(pack, section.id)[-1]
        address = f"/desk/{MONTH}/pack/{section.id}/{'.'.join(map(str, one.where.path))}/"
        assert (address, desk.get(address).status_code) == (address, 200)


NASTY = ["\0", "a" * 1_000_001, str(2**63), "\u202eothgir", "<script>alert(1)</script>", "[x](https://e.example)", ""]


@pytest.mark.parametrize("nasty", NASTY, ids=lambda nasty: repr(nasty[:12]))
def test_no_form_falls_over_whatever_is_typed(desk: Client, nasty: str) -> None:
    row = worked_on()
    number = draft_of(row).number
    fields = (
        "title",
        "introduction",
        "text",
        "url",
        "votes",
        "minutes",
        "name",
        "alt",
        "role",
        "leave",
        "as",
        "section",
    )
    told = {**dict.fromkeys(fields, nasty), "piece": nasty, "wording": nasty, "shown": nasty, "own": nasty}
    kinds = ("paragraph", "resource", "priority", "recording", "reflection", "picture", "credit")
    addresses = [
        f"{HEARD}words/", f"{HEARD}1/", f"{HEARD}1/down/", f"{HEARD}hints/", f"{HEARD}up/", f"/desk/{MONTH}/sections/",
        f"/desk/{MONTH}/undo/", f"/desk/{MONTH}/redo/", *(f"{HEARD}add/{kind}/" for kind in kinds),
    ]  # fmt: skip
    for address in addresses:
        for revision in (number, nasty):
            answer = desk.post(address, {**told, "revision": revision})
            assert (address, answer.status_code < 500) == (address, True)
        assert desk.get(HEARD, {"say": nasty[:200], "as": nasty[:200]}).status_code == 200
    assert "<script>alert" not in _page(desk)
