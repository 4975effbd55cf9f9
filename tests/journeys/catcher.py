"""The mails that a site sent, as a program that reads mail sees them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage

from icalendar import Calendar

from tests.mail.catcher import Caught


@dataclass(frozen=True)
class Mail:
    """One mail, its parts taken apart by Python's own parser."""

    message: EmailMessage

    @property
    def to(self) -> str:
        """The address it went to."""
        return str(self.message["To"])

    @property
    def subject(self) -> str:
        """What it is about."""
        return str(self.message["Subject"])

    @property
    def text(self) -> str:
        """Its plain words."""
        return self._part("text/plain")

    @property
    def words(self) -> str:
        """Its plain words without their line breaks."""
        return " ".join(self.text.split())

    @property
    def html(self) -> str:
        """The same words as most people see them."""
        return self._part("text/html")

    @property
    def links(self) -> list[str]:
        """Every address that its words and its headers hold, each once."""
        found = re.findall(r"https?://[^\s\"'<>]+", f"{self.text} {self.html} {self.unsubscribe}")
        return list(dict.fromkeys(one.replace("&amp;", "&") for one in found))

    @property
    def unsubscribe(self) -> str:
        """Where a mail program posts its one click; empty where there is no such header."""
        return str(self.message["List-Unsubscribe"] or "").strip().strip("<>")

    @property
    def code(self) -> str:
        """The eight figures that it asks to type."""
        return str(re.findall(r"^\s*(\d{4}\s\d{4})\s*$", self.text, re.MULTILINE)[0])

    @property
    def calendar(self) -> Calendar:
        """Its calendar part, as icalendar reads it."""
        made = Calendar.from_ical(self._part("text/calendar"))
        assert isinstance(made, Calendar)
        return made

    @property
    def method(self) -> str:
        """The method that the calendar part says in its header, where mail programs look for it."""
        found = [one for one in self.message.walk() if one.get_content_type() == "text/calendar"]
        return str(found[0].get_param("method"))

    def link(self, within: str) -> str:
        """The first address that has ``within`` in it. Raises `StopIteration` where none has."""
        return next(one for one in self.links if within in one)

    def _part(self, kind: str) -> str:
        parts = [one for one in self.message.walk() if one.get_content_type() == kind]
        assert len(parts) == 1, (kind, len(parts))
        return str(parts[0].get_content())


class Catcher:
    """What was caught; `new` tells each mail once."""

    def __init__(self, caught: Caught) -> None:
        self._caught = caught
        self._told = 0

    def new(self) -> list[Mail]:
        """The mails that came since this was asked last, by their addresses, then as they came."""
        sources = self._caught.sources[self._told :]
        self._told += len(sources)
        made = [message_from_bytes(one, _class=EmailMessage, policy=policy.default) for one in sources]
        return sorted((Mail(one) for one in made), key=lambda mail: mail.to)
