"""The pages that are kept, of one moment: all are thrown away when anything was changed, or half a minute is over."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field

from kindling.web.front.asked import Key
from kindling.web.front.page import Page

ROOM = 40 * 1024 * 1024
"""Bytes of all pages at plain addresses together, at most."""

ROOM_FOR_CHOICES = 8 * 1024 * 1024
"""Bytes of pages that somebody narrowed by a choice: whoever tries every choice pushes out no page but those."""

ROOM_FOR_FILES = 16 * 1024 * 1024
"""Bytes of static files together, at most."""

SECONDS = 30
"""How long a page is kept at most: so long may a change on another machine stay unseen."""

Moment = tuple[int, int]
"""The last change on this machine, and the half minute of the clock. Conversations begin and end at full minutes, so
that no page is shown past the moment at which it would say something else."""

ALWAYS: Moment = (0, 0)
"""The moment of what no change touches: static files, whose names change with what is in them."""


@dataclass(slots=True)
class Shelf:
    """Pages by what they answer, the one that was longest not asked for first; together at most ``room`` bytes."""

    room: int
    pages: OrderedDict[Key, Page] = field(default_factory=OrderedDict)
    taken: int = 0

    def get(self, key: Key) -> Page | None:
        """The page of ``key``, where there is one."""
        page = self.pages.get(key)
        if page is not None:
            self.pages.move_to_end(key)
        return page

    def put(self, key: Key, page: Page) -> None:
        """Keeps ``page``, and lets go of others until there is room; one that takes a quarter of it is not kept."""
        if page.size > self.room // 4:
            return
        if before := self.pages.pop(key, None):
            self.taken -= before.size
        self.pages[key] = page
        self.taken += page.size
        while self.taken > self.room:
            _, oldest = self.pages.popitem(last=False)
            self.taken -= oldest.size

    def clear(self) -> None:
        """Throws everything away."""
        self.pages.clear()
        self.taken = 0


class Shelves:
    """The shelves of plain addresses and of choices, both of one moment, and that of what always stands."""

    def __init__(self) -> None:
        self._moment = ALWAYS
        self._plain, self._chosen, self._lasting = Shelf(ROOM), Shelf(ROOM_FOR_CHOICES), Shelf(ROOM_FOR_FILES)

    def get(self, key: Key, moment: Moment) -> Page | None:
        """The page of ``key`` as it is at ``moment``."""
        self._turn_to(moment)
        return self._of(key, moment).get(key)

    def put(self, key: Key, page: Page, *, rendered: Moment, now: Moment) -> None:
        """Keeps a page, unless the moment in which it was rendered is over."""
        self._turn_to(now)
        if rendered == now:
            self._of(key, now).put(key, page)

    def _turn_to(self, moment: Moment) -> None:
        """Throws away what was of another moment."""
        if moment not in (self._moment, ALWAYS):
            self._moment = moment
            self._plain.clear()
            self._chosen.clear()

    def _of(self, key: Key, moment: Moment) -> Shelf:
        if moment == ALWAYS:
            return self._lasting
        return self._chosen if key.query else self._plain
