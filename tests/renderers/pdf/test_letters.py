"""Does every letter reach the page, or a box and a sentence in its place?"""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from importlib.resources import files

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kindling.pack.document import Attribution, Chat, ChatCard, Link, Pack, Profile, Profiles, Run, Section, plain
from kindling.renderers.pdf import letters as letters_module
from kindling.renderers.pdf import render
from kindling.renderers.pdf.coverage import folders
from kindling.renderers.pdf.letters import Letters
from kindling.renderers.pdf.words import shaped
from tests.factories import packs
from tests.renderers.parity import assert_same_words
from tests.renderers.pdf import structure

NAMES = {
    "base": "Ελευθερία Παπαδοπούλου, Людмила Їжакевич, Nguyễn Thị Ánh, Ọlá",
    "european": "Ɗanjuma Ɓala, श्रीमती क्षमा",
    "arabic": "ليلى حدّاد",
    "hebrew": "שָׁלוֹם כהן",
    "bengali": "শ্রীমতী",
    "gurmukhi": "ਗੁਰਪ੍ਰੀਤ",
    "gujarati": "પ્રિયા",
    "tamil": "தமிழ்ச்செல்வி",
    "telugu": "శ్రీనివాస్",
    "kannada": "ಕನ್ನಡ",
    "malayalam": "മലയാളം",
    "sinhala": "ශ්‍රී",
    "thai": "สมชาย",
    "lao": "ສົມຊາຍ",
    "khmer": "សុខា",
    "myanmar": "အောင်ဆန်း",
    "georgian": "გიორგი",
    "armenian": "Հայկ",
    "ethiopic": "አበበ",
    "tibetan": "བསྟན་འཛིན",
    "korean": "김민준",
    "chinese": "王小明",
    "japanese": "さくら 桜",
    "symbols": "♪ ☂ ∑",
    "emoji": "🙏🏽 👩🏾‍⚕️ 🇬🇧 1️⃣ ❤️",
}


def signed(name: str) -> Pack:
    card = ChatCard(plain(f"Hello from {name}!"), Attribution("name", name), time="18:14")
    return Pack(name, "A series", community=name, sections=(Section("one", "chat", f"From {name}", (Chat((card,)),)),))


@pytest.mark.parametrize(("folder", "name"), NAMES.items())
def test_name_in_every_script_is_set_in_its_own_font(folder: str, name: str) -> None:
    known = Letters()
    shaped(name, known)
    assert folder in known.fonts()
    made = render(signed(name))
    assert made.report == ()
    assert structure.problems(made.data) == []


def test_latin_words_ask_for_the_base_fonts_alone() -> None:
    known = Letters()
    assert shaped("Zoë Østergård, “déjà vu” – 5 €…", known) == "Zoë Østergård, “déjà vu” – 5 €…"
    assert known.fonts() == ("base",)


def test_japanese_letters_take_their_japanese_form_and_chinese_ones_their_own() -> None:
    japanese, chinese = Letters(), Letters()
    shaped("さくら 直", japanese)
    shaped("直", chinese)
    assert (japanese.fonts(), chinese.fonts()) == (("base", "japanese"), ("base", "chinese"))


def test_letter_that_no_font_has_becomes_a_box_and_a_sentence() -> None:
    pack = replace(packs.small("Linear \U00010000 and \U00010000, private \ue000."), title="A \U00010000 pack")
    made = render(pack)
    assert made.report == (
        "No bundled font has without a name (U+E000): a box stands for it.",
        "No bundled font has LINEAR B SYLLABLE B008 A (U+10000): a box stands for it.",
    )
    assert "Linear □ and □, private □." in " ".join(structure.words(made.data).split())


def test_unseen_marks_that_turn_a_name_around_are_left_out_and_told() -> None:
    made = render(packs.small("Ada\u202e Brennan\x07"))
    assert made.report == (
        "The unseen character without a name (U+0007) was left out.",
        "The unseen character RIGHT-TO-LEFT OVERRIDE (U+202E) was left out.",
    )
    assert_same_words(packs.small("Ada Brennan"), structure.words(made.data))


def test_mark_that_no_font_joins_to_its_letter_is_a_box() -> None:
    known = Letters()
    assert shaped("க\u05b0", known) == "க□"
    assert known.report() == ("No bundled font has HEBREW POINT SHEVA (U+05B0): a box stands for it.",)


def test_lone_surrogate_is_a_box() -> None:
    known = Letters()
    assert shaped("a\ud800b", known) == "a□b"


def test_every_kind_of_line_break_is_one() -> None:
    assert list(Letters().pieces("a\r\nb\rc\u2028d\x0be\x85f\tg")) == [("a\nb\nc\nd\ne\nf g", False)]


def test_emoji_stand_apart_from_words() -> None:
    assert list(Letters().pieces("Yes 👩🏾‍⚕️👍 no ❤ 1️⃣ 1 ☎ ☎️")) == [
        ("Yes ", False),
        ("👩🏾‍⚕️👍", True),
        (" no ", False),
        ("❤", True),
        (" ", False),
        ("1️⃣", True),
        (" 1 ☎ ", False),
        ("☎️", True),
    ]


def test_words_without_anything_to_see_are_no_words() -> None:
    assert [shaped(words, Letters()) for words in ("", "  ", "\n", "\u200d\ufe0f", "\x00")] == [""] * 5


def test_right_to_left_words_are_told_apart() -> None:
    found = [shaped(words, Letters()) for words in ("ليلى", "12 ליאור", "Ada ליאור", "12")]
    assert [isinstance(one, dict) and one.get("rtl", False) for one in found] == [True, True, False, False]


def test_runs_keep_their_marks() -> None:
    runs = [Run("a", strong=True), Run("b", emphasis=True), Run("c", link="https://example.org/a b")]
    assert shaped(runs, Letters()) == {
        "runs": [{"t": "a", "b": True}, {"t": "b", "i": True}, {"t": "c", "l": "https://example.org/a b"}]
    }


def test_long_word_may_break_but_never_inside_a_letter_with_its_marks() -> None:
    word = "e\u0330" * 40
    broken = shaped(word, Letters())
    assert isinstance(broken, dict)
    parts = broken["runs"][0]["t"].split("\u200b")
    assert "".join(parts) == unicodedata.normalize("NFC", word)
    assert len(parts) > 2
    assert not any(unicodedata.category(part[0]).startswith("M") for part in parts)


def test_plain_letters_go_where_two_that_no_font_joins_slip_through(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(letters_module, "homes", lambda _: frozenset({"base"}))
    made = render(packs.small("Hello \U00010000 😀"))
    assert "Hello" in structure.words(made.data)
    monkeypatch.undo()
    again = Letters(plain_only=True)
    assert shaped("Hé ж 王", again) == "Hé ж □"
    assert [words for words, _ in again.pieces("a 😀")] == ["a ", "□"]


def test_wrong_template_is_told_not_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    module = sys.modules["kindling.renderers.pdf.render"]
    monkeypatch.setattr(module, "_template", lambda: {"main.typ": b"#panic()"})
    with pytest.raises(RuntimeError, match="panic"):
        render(packs.small())


def test_links_that_hold_any_letters_lead_somewhere() -> None:
    link = Link("Ada’s page", "https://example.org/ليلى?q=\\#$@")
    pack = Pack("A", "B", sections=(Section("one", "speakers", "One", (Profiles((Profile("Ada", links=(link,)),)),)),))
    made = render(pack)
    assert structure.problems(made.data) == []


def test_table_of_letters_is_that_of_the_bundled_fonts() -> None:
    folder = files("kindling.renderers").joinpath("fonts")
    assert set(folders()) == {one.name for one in folder.iterdir() if one.is_dir()}
    assert folders()["base"].families == ("Source Sans 3", "Fraunces")
    assert folders()["base"].has("é")
    assert not folders()["base"].has("\x00")
    assert not folders()["base"].has("王")


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(title=st.text(max_size=40), name=st.text(max_size=40), words=st.text(max_size=300))
def test_any_text_at_all_makes_a_pack(title: str, name: str, words: str) -> None:
    card = ChatCard(plain(words), Attribution("name", name), initials=name[:2], time=title[:5], mention=name)
    section = Section("one", "chat", title, (Chat((card,)),))
    made = render(Pack(title, name, sections=(section,), closing=(words,)))
    assert structure.problems(made.data) == []
