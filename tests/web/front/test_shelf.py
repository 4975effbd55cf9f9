"""What is kept, how much of it, and for how long."""

from __future__ import annotations

from kindling.web.front.asked import Key
from kindling.web.front.page import Page, made_page
from kindling.web.front.shelf import ALWAYS, ROOM_FOR_CHOICES, Shelf, Shelves

BEFORE, AFTER = (1, 1), (2, 1)


def key(path: str = "/", query: bytes = b"") -> Key:
    return Key("http", b"localhost", path, query)


def page(size: int = 0) -> Page:
    return made_page(200, (), b"x" * size)


def test_the_page_that_was_longest_not_asked_for_makes_room() -> None:
    one = page()
    shelf = Shelf(one.size * 4)
    for path in "abcd":
        shelf.put(key(path), one)
    shelf.get(key("a"))
    shelf.put(key("e"), one)
    assert [path for path in "abcde" if shelf.get(key(path))] == ["a", "c", "d", "e"]
    assert shelf.taken == shelf.room


def test_a_page_put_twice_takes_its_room_once() -> None:
    shelf = Shelf(page(100).size * 4)
    shelf.put(key(), page(100))
    shelf.put(key(), page())
    assert shelf.taken == page().size


def test_one_file_never_pushes_out_all_pages() -> None:
    shelf = Shelf(page(100).size * 4)
    shelf.put(key("/small/"), page())
    shelf.put(key("/large/"), page(101))
    assert list(shelf.pages) == [key("/small/")]


def test_a_change_throws_every_page_away() -> None:
    shelves = Shelves()
    for one in (key(), key("/archive/", b"format=panel")):
        shelves.put(one, page(), rendered=BEFORE, now=BEFORE)
        assert shelves.get(one, BEFORE)
    assert shelves.get(key(), AFTER) is None
    assert shelves.get(key("/archive/", b"format=panel"), AFTER) is None
    assert shelves.get(key(), BEFORE) is None


def test_a_page_that_a_change_overtook_is_not_kept() -> None:
    shelves = Shelves()
    shelves.put(key(), page(), rendered=BEFORE, now=AFTER)
    assert shelves.get(key(), AFTER) is None
    assert shelves.get(key(), BEFORE) is None


def test_static_files_outlive_a_change() -> None:
    shelves = Shelves()
    shelves.put(key("/static/a.css"), page(), rendered=ALWAYS, now=ALWAYS)
    assert shelves.get(key("/other/"), AFTER) is None
    assert shelves.get(key("/static/a.css"), ALWAYS)


def test_who_tries_every_choice_pushes_out_no_plain_page() -> None:
    shelves, large = Shelves(), page(ROOM_FOR_CHOICES // 5)
    shelves.put(key("/archive/"), page(), rendered=BEFORE, now=BEFORE)
    for number in range(12):
        shelves.put(key("/archive/", b"theme=%d" % number), large, rendered=BEFORE, now=BEFORE)
    kept = [number for number in range(12) if shelves.get(key("/archive/", b"theme=%d" % number), BEFORE)]
    assert kept == [8, 9, 10, 11]
    assert shelves.get(key("/archive/"), BEFORE)
