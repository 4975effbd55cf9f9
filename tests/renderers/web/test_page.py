"""The page as one file: it asks nothing of anybody, shows the pack's words and nothing of where they came from."""

from __future__ import annotations

import base64
import hashlib
import itertools
import re
from dataclasses import replace
from typing import Any

import pytest
from jinja2 import TemplateNotFound

from kindling.pack.document import (
    Attribution,
    Bullet,
    Bullets,
    Chat,
    ChatCard,
    Flag,
    Link,
    Media,
    Pack,
    Paragraph,
    Picture,
    Pictures,
    Point,
    Points,
    Priorities,
    Priority,
    Profile,
    Profiles,
    Quotation,
    Recording,
    Reflection,
    Reflections,
    Run,
    Section,
    Theme,
    World,
    plain,
)
from kindling.renderers import web
from tests.factories import packs
from tests.renderers.parity import assert_same_words
from tests.renderers.shown import Shown, read

PACKS = {"every page": packs.every_page, "small": packs.small, "scripts": packs.scripts, "drafted": packs.drafted}
DOT = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


def page(pack: Pack) -> Shown:
    return read(web.render(pack).data)


def of(*blocks: Any, **more: Any) -> Pack:
    return Pack("A title", "A series", sections=(Section("one", "other", "One", blocks),), **more)


@pytest.mark.parametrize("pack", PACKS.values(), ids=PACKS)
def test_page_shows_the_words_of_the_pack_and_no_others(pack: Any) -> None:
    assert_same_words(pack(), page(pack()).text, furniture=("Skip to the words", "draft"))


def test_page_is_a_file_of_html() -> None:
    made = web.render(packs.small())
    assert (made.name, made.media_type, made.report) == ("pack.html", "text/html", ())


def test_same_pack_makes_the_same_bytes() -> None:
    assert web.render(packs.every_page()) == web.render(packs.every_page())


def test_policy_allows_the_one_style_element_by_its_hash() -> None:
    html = web.render(packs.every_page()).data.decode()
    styles = re.findall(r"<style>(.*?)</style>", html, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(styles[0].encode()).digest()).decode()
    policy = (
        f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; font-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
    found = [one for tag, one in read(html).elements if one.get("http-equiv")]
    assert (len(styles), found) == (1, [{"http-equiv": "Content-Security-Policy", "content": policy}])


@pytest.mark.parametrize("pack", PACKS.values(), ids=PACKS)
def test_nothing_is_fetched(pack: Any) -> None:
    shown = page(pack())
    loaded = shown.all("src") + [one["href"] for tag, one in shown.elements if tag == "link"]
    addresses = [*loaded, *re.findall(r"url\(([^)]*)\)", shown.style)]
    assert [one for one in addresses if not one.startswith("data:")] == []
    assert "@import" not in shown.style


@pytest.mark.parametrize("pack", PACKS.values(), ids=PACKS)
def test_no_script_and_no_style_stands_in_the_markup(pack: Any) -> None:
    shown = page(pack())
    assert {"script", "iframe", "form", "object", "embed"} & set(shown.tags()) == set()
    assert [name for _, one in shown.elements for name in one if name == "style" or name.startswith("on")] == []


@pytest.mark.parametrize("pack", PACKS.values(), ids=PACKS)
def test_one_first_heading_and_no_level_is_skipped(pack: Any) -> None:
    levels = [int(tag[1]) for tag in page(pack()).tags() if re.fullmatch(r"h\d", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))


def test_contents_lead_to_every_listed_section() -> None:
    pack = packs.every_page()
    shown = page(pack)
    inside = [one["href"] for tag, one in shown.elements if tag == "a" and one["href"].startswith("#")]
    assert inside == ["#_words", *(f"#{entry.section}" for entry in pack.contents)]
    assert {address[1:] for address in inside} <= set(shown.all("id"))


def test_contents_of_one_entry_are_left_out() -> None:
    assert "nav" not in page(packs.small()).tags()


def test_ids_never_collide() -> None:
    ids = page(packs.every_page()).all("id")
    assert sorted(set(ids)) == sorted(ids)


def test_words_of_the_pack_never_act_as_markup() -> None:
    hostile = "<script>alert('x')</script>\"><img src=x onerror=alert(1)> {{ 7 * 7 }}"
    pack = replace(of(Paragraph(plain(hostile)), one_card(hostile)), title=hostile, series=hostile, subtitle=hostile)
    shown = page(pack)
    assert {"script", "img"} & set(shown.tags()) == set()
    assert_same_words(pack, shown.text, furniture=("Skip to the words",))


def one_card(words: str) -> Chat:
    return Chat((ChatCard(plain(words), Attribution("name", words), words, words),))


def test_where_words_come_from_is_never_shown() -> None:
    html = web.render(packs.every_page()).data.decode()
    files = {"transcript.vtt", "meeting_saved_chat.txt"}
    assert files == {
        source for source in files if source in packs.SAMPLES.joinpath("follow-your-compassion.json").read_text()
    }
    assert [name for name in files if name in html] == []


def test_flags_of_a_draft_are_a_number() -> None:
    html = web.render(packs.drafted()).data.decode()
    assert "2 things to look at before this is published." in html
    assert [one for one in ("Quillfeather", "ward number", "saved_chat", "deck.pptx") if one in html] == []


def test_one_flag_is_one_thing() -> None:
    assert "1 thing to look at" in page(replace(packs.drafted(), flags=(Flag("a", "b"),))).text


def test_draft_says_so_and_a_reviewed_pack_does_not() -> None:
    mark = "Draft: not for sharing. Nobody quoted here has been asked yet."
    assert mark in page(packs.small()).text
    assert "Draft" not in web.render(packs.every_page()).data.decode()


def test_draft_says_so_in_the_foot_of_every_printed_page() -> None:
    foot = '@bottom-center{content:"Draft: not for sharing. Nobody quoted here has been asked yet."'
    assert (foot in page(packs.small()).style, foot in page(packs.every_page()).style) == (True, False)


def test_attribution_shows_its_label_alone() -> None:
    nobody = Attribution("nobody", "Bettany Quillfeather", "nurse", "Bergen")
    first = Attribution("first name", "Bettany", "nurse", "Bergen")
    cards = tuple(ChatCard(plain("Yes."), who) for who in (nobody, first))
    blocks = (Quotation(plain("No."), nobody), Chat(cards), Reflections((Reflection(plain("So."), nobody),)))
    html = web.render(of(*blocks, Points((Point((plain("Well."),), nobody),)))).data.decode()
    assert [one for one in ("Quillfeather", "nurse", "Bergen") if one in html] == []
    assert html.count("Bettany") == 1


def test_only_what_was_said_or_published_stands_in_quotation_marks() -> None:
    points = tuple(Point((plain(word),), wording=word) for word in ("verbatim", "published", "paraphrase", "group"))
    cards = tuple(Reflection(plain(f"note {word}"), wording=word) for word in ("verbatim", "paraphrase"))
    text = page(of(Points(points), Reflections(cards))).text
    assert re.findall(r"“([^”]*)”", text) == ["verbatim", "published", "note verbatim"]


def test_pictures_carry_their_alternative_text_and_decoration_none() -> None:
    items = (Picture("dot", "A dot"), Picture("dot", decorative=True, alt="ignored"))
    shown = page(of(Pictures(items), media=(Media("dot", "image/png", DOT, 1, 1),)))
    assert [one["alt"] for tag, one in shown.elements if tag == "img"] == ["A dot", ""]
    assert shown.all("src")[0] == f"data:image/png;base64,{base64.b64encode(DOT).decode()}"


def test_size_of_a_picture_is_told_where_it_is_known() -> None:
    pictures = Pictures((Picture("dot", "A dot"),))
    known = page(of(pictures, media=(Media("dot", "image/png", DOT, 3, 2),)))
    unknown = page(of(pictures, media=(Media("dot", "image/png", DOT),)))
    sizes = [[one.get("width") for tag, one in shown.elements if tag == "img"] for shown in (known, unknown)]
    assert sizes == [["3"], [None]]


def test_logo_of_the_theme_stands_in_place_of_the_mark() -> None:
    pack = of(Paragraph(plain("x")), media=(Media("logo", "image/png", DOT),), theme=Theme(logo="logo", logo_alt="Us"))
    assert [one["alt"] for tag, one in page(pack).elements if tag == "img"] == ["Us", "Us"]


def test_portraits_are_made_up_for_where_others_have_one() -> None:
    photo = Picture("dot", "A dot", plain("A caption"), "A credit")
    media = (Media("dot", "image/png", DOT),)
    some = Profiles((Profile("Ada", photo=photo, links=(Link("Site", "https://ada.example.org"),)), Profile("Ben")))
    assert ["portrait" in one for one in page(of(some, media=media)).all("class") if "portrait" in one] == [True] * 4
    assert "portrait" not in " ".join(page(of(Profiles((Profile("Ben"),)))).all("class"))


def test_mention_is_told_unless_the_message_says_it() -> None:
    cards = (ChatCard(plain("Hello @Ada"), mention="Ada"), ChatCard(plain("Hello"), mention="Ben"))
    text = " ".join(page(of(Chat(cards))).text.split())
    assert ("To Ada" in text, "To Ben" in text) == (False, True)


def test_recording_without_an_address_is_words() -> None:
    shown = page(of(Recording(plain("Not recorded."))))
    assert [one for tag, one in shown.elements if tag == "a"] == [{"class": "skip", "href": "#_words"}]


def test_votes_are_told_in_words() -> None:
    items = (Priority("First", votes=2), Priority("Second", votes=1), Priority("Third", votes=0), Priority("Fourth"))
    text = " ".join(page(of(Priorities(items))).text.split())
    assert text.count("vote") == 3
    assert "2 votes Second 1 vote Third 0 votes Fourth" in text


def test_map_is_left_out_where_no_place_is_known() -> None:
    assert "map" not in page(of(World(plain("Nobody said.")))).all("class")


def test_block_of_an_unknown_kind_is_an_error() -> None:
    pack = of(Paragraph(plain("x")))
    object.__setattr__(pack.sections[0].blocks[0], "kind", "puppetry")
    with pytest.raises(TemplateNotFound, match="puppetry"):
        web.render(pack)


def test_language_and_direction_are_the_pack_s() -> None:
    english, arabic = (page(replace(packs.small(), language=tag)) for tag in ("en-GB", "ar-EG"))
    heads = [dict(shown.elements)["html"] for shown in (english, arabic)]
    assert heads == [{"lang": "en-GB", "dir": "ltr"}, {"lang": "ar-EG", "dir": "rtl"}]


def test_words_of_the_page_itself_say_that_they_are_english_in_another_language() -> None:
    drafted = replace(packs.drafted(), language="sv")
    marked = [one for _, one in page(drafted).elements if one.get("lang") == "en"]
    assert {one.get("class") for one in marked} >= {"skip", "draft-mark", "facts", "posed", "draft", "votes", "small"}
    assert "en" not in page(packs.drafted()).all("lang")


def test_draft_asks_not_to_be_found_by_searching() -> None:
    robots = [[one["content"] for _, one in page(pack).elements if one.get("name") == "robots"] for pack in DRAFT_FIRST]
    assert robots == [["noindex, noarchive"], []]


DRAFT_FIRST = (packs.drafted(), packs.every_page())


def test_words_alone_leave_cover_contents_and_end_to_the_page_around_them() -> None:
    html = web.embed(packs.every_page(), words_only=True)
    whole = web.embed(packs.every_page())
    parts = ("<h1", 'class="cover"', 'id="_contents"', 'class="closing"')
    assert ([part in whole for part in parts], [part in html for part in parts]) == ([True] * 4, [False] * 4)
    assert html.count("<section") == whole.count("<section")


def test_embedded_page_is_an_article_without_landmarks_of_a_page() -> None:
    html = web.embed(packs.every_page())
    shown = read(html)
    assert shown.elements[0] == ("article", {"class": "pack", "lang": "en-GB", "dir": "ltr"})
    assert {"html", "head", "style", "main", "body"} & set(shown.tags()) == set()
    assert_same_words(packs.every_page(), shown.text)
    assert "--c-ground:#fbf5ec" in web.stylesheet(packs.every_page())


def test_page_is_light_beside_its_pictures() -> None:
    pack = packs.every_page()
    pictures = sum(len(base64.b64encode(media.data)) for media in pack.media)
    assert len(web.render(pack).data) - pictures < 400_000


def test_pack_without_anything_but_a_title_has_a_page() -> None:
    shown = page(Pack("Alone", ""))
    assert " ".join(shown.text.split()).startswith("Skip to the words Draft: not for sharing.")
    assert shown.tags().count("h1") == 1


def test_bullets_keep_their_children_terms_and_marks() -> None:
    inner = Bullet(plain("inside"))
    items = (Bullet(plain("gloss"), "Term"), Bullet((), "Why?"), Bullet((Run("outer"),), children=(inner,)))
    text = " ".join(page(of(Bullets(items, "number"), Bullets((inner,), "star"))).text.split())
    assert "Term: gloss Why? outer inside" in text


def test_bullet_never_prints_whose_words_it_reports() -> None:
    bullet = Bullet(plain("Asking took longer."), attribution=Attribution("name", "Bettany Quillfeather"), draft=True)
    html = web.render(of(Bullets((bullet,)))).data.decode()
    assert ("Quillfeather" in html, "Asking took longer." in html) == (False, True)
