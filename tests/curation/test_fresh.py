"""What a later file brings is added where nothing stands, and disturbs nothing that an editor did."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from kindling.curation.fresh import Added, added
from kindling.pack.document import (
    Attribution,
    Bullet,
    Bullets,
    Heading,
    Media,
    Pack,
    Paragraph,
    Quotation,
    Resource,
    Resources,
    Section,
    Spot,
    Theme,
    World,
    plain,
    said,
)

TEA = Resource("Tea", "https://tea.example.org/")
RUN = Resource("Run", "https://run.example.org")
LEEDS, BERGEN = Spot("Leeds, England", 53.8, -1.5), Spot("Bergen, Norway", 60.4, 5.3)
CREDIT = Paragraph(plain("Places: GeoNames, CC BY 4.0."))


def _section(role: Any, *blocks: Any, title: str = "") -> Section:
    return Section(role, role, title or role.capitalize(), blocks)


def _pack(*sections: Section, **told: Any) -> Pack:
    return Pack(told.pop("title", "Repairs"), "A series", sections=sections, **told)


def _quote(text: str, key: str = "") -> Quotation:
    return Quotation(plain(text), Attribution("first name", "Joy"), contribution=key)


def test_a_draft_that_says_the_same_changes_and_tells_nothing() -> None:
    drafted = _pack(_section("heard", Heading(plain("H")), _quote("Q")), _section("resources", Resources((TEA,))))
    working = _pack(_section("heard", Heading(plain("H")), _quote("Q", "c1")), _section("resources", Resources((TEA,))))
    assert added(working, drafted, drafted) == Added(working)


def test_an_empty_section_that_nobody_touched_is_filled_under_the_editors_title() -> None:
    base = _pack(_section("heard"))
    working = _pack(_section("heard", title="What we heard"))
    more = added(working, _pack(_section("heard", _quote("Q"))), base)
    assert more == Added(
        _pack(_section("heard", _quote("Q"), title="What we heard")), ("What we heard was empty, and is drafted now.",)
    )
    assert added(working, _pack(_section("heard", _quote("Q")))).pack == more.pack
    assert added(working, base, base) == Added(working)
    assert added(working, _pack(_section("heard"), _section("chat", _quote("Q"))), base).pack == working
    led = replace(_section("heard"), lead=plain("Lead"))
    assert added(working, _pack(led), base) == Added(working)


def test_a_section_that_an_editor_emptied_stays_empty_and_is_offered() -> None:
    base = _pack(_section("heard", _quote("Q")))
    more = added(_pack(_section("heard")), _pack(_section("heard", _quote("Q"), _quote("R"))), base)
    assert more == Added(_pack(_section("heard")), ("Heard: 1 piece more is in the harvest.",))


def test_a_section_that_an_editor_took_away_stays_away_and_is_offered() -> None:
    base = _pack(_section("heard", _quote("Q")), _section("chat"))
    drafted = _pack(_section("heard", _quote("Q")), _section("chat", Bullets((Bullet(plain("a")), Bullet(plain("b"))))))
    assert added(_pack(), drafted, base) == Added(_pack(), ("Chat: 2 pieces more are in the harvest.",))


def test_what_stands_is_not_changed_and_more_is_offered() -> None:
    base = _pack(_section("heard", _quote("Q")))
    working = _pack(_section("heard", _quote("Quite changed", "c1")))
    drafted = _pack(_section("heard", _quote("Q"), _quote("Quite changed"), _quote("New"), Paragraph(plain("Ours"))))
    more = added(working, drafted, base)
    assert more == Added(working, ("Heard: 2 pieces more are in the harvest.",))
    assert added(working, _pack(_section("heard", _quote("Q"))), base) == Added(working)


def test_facts_are_filled_where_none_stood_and_follow_where_nobody_changed_them() -> None:
    base = _pack(people=None, title="Our conversation", groups=(5, 5))
    drafted = _pack(people=48, title="Small repairs", groups=(6, 6), subtitle="New")
    assert added(base, drafted, base).pack == drafted
    edited = replace(base, title="Mine", people=40, groups=(4, 4), subtitle="Mine too")
    assert added(edited, drafted, base).pack == edited
    assert added(replace(base, people=None), drafted).pack.people == 48
    assert added(base, drafted).pack.title == "Our conversation"
    assert added(drafted, base, drafted).pack == replace(base, subtitle="New")
    assert added(edited, base, drafted).pack == edited
    assert added(drafted, base, drafted, purged=True).pack.people == 48


def test_pictures_that_are_new_come_along() -> None:
    old, new = Media("photo", "image/png", b"a"), Media("logo", "image/png", b"b")
    base = _pack(media=(old,))
    drafted = _pack(media=(replace(old, data=b"other"), new), theme=Theme(logo="logo", logo_alt="A kettle"))
    more = added(base, drafted, base).pack
    assert (more.media, more.theme.logo) == ((old, new), "logo")


def test_the_count_of_people_is_told_anew_where_nobody_wrote_it() -> None:
    base = _pack(_section("world", World(plain("At least 12 people came."))))
    told = World(plain("48 people came."), (LEEDS,))
    more = added(base, _pack(_section("world", told)), base)
    assert more == Added(_pack(_section("world", told)), ("World is counted anew.",))


def test_own_words_on_who_came_stay_and_places_are_filled_where_none_stood() -> None:
    base = _pack(_section("world", World(plain("At least 12 people came."))))
    working = _pack(_section("world", World(plain("A full room."))))
    told = World(plain("48 people came."), (LEEDS,))
    more = added(working, _pack(_section("world", told)), base)
    assert more == Added(
        _pack(_section("world", World(plain("A full room."), (LEEDS,)))), ("World: the files say now: 48 people came.",)
    )
    chosen = _pack(_section("world", World(plain("At least 12 people came."), (BERGEN,))))
    assert added(chosen, _pack(_section("world", told)), base).pack == _pack(
        _section("world", World(plain("48 people came."), (BERGEN,)))
    )
    assert added(working, _pack(_section("world", Paragraph(plain("x")))), base) == Added(working)
    bare = _pack(_section("world", Paragraph(plain("Nobody counted."))))
    assert added(bare, _pack(_section("world", told)), base) == Added(
        bare, ("World: the files say now: 48 people came.",)
    )


def test_a_count_that_no_file_tells_any_more_goes_and_places_that_an_editor_chose_stay() -> None:
    base = _pack(_section("world", World(plain("88 people came."), (LEEDS,)), CREDIT), people=88)
    nothing = _pack(_section("world"))
    told = ("World: no file tells any more how many came.",)
    assert added(base, nothing, base) == Added(_pack(_section("world", CREDIT)), told)
    chosen = _pack(_section("world", World(plain("88 people came."), (BERGEN,))), people=88)
    stay = World(plain("People joined from these places."), (BERGEN,))
    assert added(chosen, nothing, base) == Added(_pack(_section("world", stay)), told)
    assert added(_pack(_section("world", CREDIT)), nothing, base) == Added(_pack(_section("world", CREDIT)))
    assert added(base, nothing, base, purged=True) == Added(base)


def test_files_that_are_left_after_a_purge_do_not_count_who_came() -> None:
    base = _pack(_section("world", World(plain("88 people came."))), people=88)
    left = _pack(_section("world", World(plain("At least 5 people came."))))
    offered = ("World: the files say now: At least 5 people came.",)
    assert added(base, left, base, purged=True) == Added(base, offered)
    whole = _pack(_section("world", World(plain("90 people came."))), people=90)
    assert added(base, whole, base, purged=True) == Added(whole, ("World is counted anew.",))


def test_links_are_put_behind_those_that_stand_and_one_taken_out_stays_out() -> None:
    base = _pack(_section("resources", Resources((TEA,))))
    film = Resource("Film", "https://film.example.org")
    drafted = _pack(_section("resources", Resources((replace(TEA, url="https://tea.example.org"), RUN, film))))
    mine = replace(RUN, title="Mine")
    working = _pack(_section("resources", Resources((mine,)), Paragraph(plain("Read these."))))
    more = added(working, drafted, base)
    assert more == Added(
        _pack(_section("resources", Resources((mine, film)), Paragraph(plain("Read these.")))),
        ("Resources: 1 link was added.",),
    )
    bare = _pack(_section("resources", Paragraph(plain("Read these."))))
    assert added(bare, drafted, base).pack.sections[0].blocks[1] == Resources((RUN, film))
    same = _pack(_section("resources", Resources((Resource("No link"), TEA))))
    assert added(working, same, base) == Added(working)


def test_a_map_that_comes_later_brings_the_credit_that_its_data_asks_for() -> None:
    base = _pack(
        _section("world", World(plain("12 came."))), _section("acknowledgements", Paragraph(plain("Thank you.")))
    )
    drafted = _pack(
        _section("world", World(plain("12 came."), (LEEDS,))),
        _section("acknowledgements", Paragraph(plain("Thank you.")), CREDIT),
    )
    more = added(base, drafted, base)
    assert more.pack.sections[1].blocks[-1] == CREDIT
    assert added(more.pack, drafted, drafted) == Added(more.pack)
    away = replace(base, sections=base.sections[:1])
    assert added(away, drafted, base).pack.sections[0].blocks[-1] == CREDIT


_TEXT = st.sampled_from(["a", "b", "c", "d"])
_BLOCK = st.one_of(_TEXT.map(lambda text: Paragraph(plain(text))), _TEXT.map(_quote))
_PACKS = st.lists(
    st.tuples(st.sampled_from(["heard", "chat", "today"]), st.lists(_BLOCK, max_size=2)),
    max_size=3,
    unique_by=lambda one: one[0],
).map(lambda parts: _pack(*(_section(role, *blocks) for role, blocks in parts)))


@given(_PACKS, _PACKS, st.one_of(st.none(), _PACKS))
def test_nothing_that_stands_is_ever_lost_or_changed(working: Pack, drafted: Pack, base: Pack | None) -> None:
    more = added(working, drafted, base).pack
    assert [section.id for section in more.sections] == [section.id for section in working.sections]
    for old, new in zip(working.sections, more.sections, strict=True):
        assert new.blocks == old.blocks or not old.blocks
    assert len(list(said(more))) >= len(list(said(working)))
    assert added(more, drafted, drafted).pack == more
