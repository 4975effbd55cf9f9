"""A pack in numbers, for the page on which it is published."""

from __future__ import annotations

from dataclasses import replace

from kindling.contributions.records import Attribution as Shown
from kindling.contributions.records import Piece
from kindling.pack.document import Attribution, Bullet, Bullets, Pack, Quotation, Resource, Resources, Section, plain
from kindling.web.desk.publishing.counts import differences, left_out, listed, sentence


def _pack(quotes: int = 1, resources: int = 0) -> Pack:
    blocks = tuple(
        Quotation(plain(f"Words {n}"), Attribution("name", "Ada"), contribution=f"c{n + 1}") for n in range(quotes)
    )
    books = (Resources(tuple(Resource(f"Book {n}") for n in range(resources))),) if resources else ()
    return Pack("A title", "A series", sections=(Section("heard", "heard", "What we heard", (*blocks, *books)),))


def _piece(key: str, decision: str = "", *, cleared: bool = False, changed: bool = False) -> Piece:
    return Piece(
        key, "quote", "verbatim", "Words", "Ada", "Ada", "Ada", "", "", (), decision, decision, "", None,
        Shown("name", "Ada") if cleared else None, changed, False, "",
    )  # fmt: skip


def test_what_is_published_is_told_in_a_sentence() -> None:
    assert sentence(_pack(2, 1)) == "2 quotes and 1 resource"
    assert sentence(_pack(1)) == "1 quote"
    assert sentence(_pack(0)) == "no words of anybody"


def test_the_editors_own_words_are_nobodys_and_not_counted() -> None:
    own = Bullets((Bullet(plain("Ours"), own=True), Bullet(plain("Theirs"), contribution="c9")))
    pack = Pack("A title", "A series", sections=(Section("heard", "heard", "Heard", (own,)),))
    assert sentence(pack) == "1 point of what was heard"


def test_what_stays_out_is_told_by_its_reason_alone() -> None:
    ledger = {
        "c1": _piece("c1", "named", cleared=True),
        "c2": _piece("c2"),
        "c3": _piece("c3", "declined"),
        "c4": _piece("c4", "room only"),
        "c5": _piece("c5", "withdrawn"),
        "c6": _piece("c6", "named", changed=True),
    }
    assert left_out(_pack(7), ledger) == [
        "3 wait for an answer, 1 of them after a change",
        "1 was declined",
        "1 was taken back",
        "1 was for the room only",
    ]
    assert left_out(_pack(1), {"c1": _piece("c1", "named", changed=True)}) == [
        "1 waits for an answer again, after a change"
    ]
    assert left_out(_pack(1), {"c1": ledger["c1"]}) == []


def test_a_no_counts_for_words_that_were_taken_out_of_the_pack_too() -> None:
    ledger = {"c1": _piece("c1", "named", cleared=True), "c2": _piece("c2"), "c3": _piece("c3", "declined")}
    assert left_out(_pack(1), ledger) == ["1 was declined"]


def test_a_re_issue_says_what_changed() -> None:
    old = _pack(3, 2)
    section = replace(_pack(4, 1).sections[0], title="What was said")
    new = replace(old, sections=(section, Section("thanks", "acknowledgements", "Thanks", (Quotation(plain("So")),))))
    assert differences(old, new) == ["2 quotes more", "1 resource fewer", "1 section added", "1 section renamed"]
    assert differences(new, old)[2:] == ["1 section taken out", "1 section renamed"]
    assert differences(old, old) == []


def test_a_list_reads_as_one() -> None:
    assert [listed(parts) for parts in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == ["", "a", "a and b", "a, b and c"]
