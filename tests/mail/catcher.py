"""A mail server on this machine that takes every mail, and remembers to whom and under which Message-ID."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from typing import Any

from aiosmtpd.controller import Controller


@dataclass
class Caught:
    """What was caught: an address and a Message-ID for each mail, in order. ``pause`` is what one mail takes, in
    seconds; ``answers`` are said instead of yes, by address."""

    pause: float = 0.0
    mails: list[tuple[str, str]] = field(default_factory=list)
    sources: list[bytes] = field(default_factory=list)
    keep: bool = False
    answers: dict[str, str] = field(default_factory=dict)

    async def handle_RCPT(self, _: Any, __: Any, envelope: Any, address: str, ___: Any) -> str:  # noqa: N802 - its name
        """Yes, or what stands in ``answers``."""
        if address in self.answers:
            return self.answers[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _: Any, __: Any, envelope: Any) -> str:  # noqa: N802 - aiosmtpd's name
        """The mail is kept from here on, whoever hears of it."""
        head = message_from_bytes(envelope.content)
        self.mails.append((envelope.rcpt_tos[0], str(head["Message-ID"]).strip()))
        if self.keep:
            self.sources.append(envelope.content)
        await asyncio.sleep(self.pause)
        return "250 OK"


class _Anywhere(Controller):
    """A server at a port that the system chooses where it is given none."""

    def _trigger_server(self) -> None:
        self.port = self.server.sockets[0].getsockname()[1]  # type: ignore[union-attr] # it stands by now
        super()._trigger_server()  # type: ignore[no-untyped-call] # aiosmtpd tells no types


@contextmanager
def caught(port: int = 0, **told: Any) -> Iterator[tuple[Caught, int]]:
    """A server while the block runs, and the port it listens on."""
    handler = Caught(**told)
    controller = _Anywhere(handler, hostname="127.0.0.1", port=port, ready_timeout=60)
    controller.start()
    try:
        yield handler, controller.port
    finally:
        controller.stop()
