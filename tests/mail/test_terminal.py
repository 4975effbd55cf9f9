"""On one's own machine mail is read on the terminal."""

from __future__ import annotations

import pytest
from pytest_django import Settings

from kindling.mail.actions import send_due
from kindling.mail.house import House, current_house, register_house
from kindling.mail.models import Message
from tests.mail.letters import queue


@pytest.mark.django_db
def test_mail_is_printed_as_its_text(settings: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    settings.EMAIL_BACKEND = "kindling.mail.terminal.EmailBackend"
    queue("ben@example.org", words="Die Güte kocht Tee.")
    send_due(worker="a")
    told = capsys.readouterr().out
    assert told.startswith("-" * 72 + "\nTo: ben@example.org\nSubject: A letter\n\nA letter\n\nDie Güte kocht Tee.\n")
    assert ("<html" in told, Message.objects.get().state) == (False, "sent")


def test_a_house_that_nobody_described_is_called_by_its_softwares_name() -> None:
    from kindling.mail import house

    before = house._told[0]
    try:
        register_house(house._unnamed)
        assert current_house() == House("Kindling", "http://localhost:8000")
    finally:
        register_house(before)
