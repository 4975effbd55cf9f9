"""What is due is sent once, to whom it is for; whatever one message does, the others go on."""

from __future__ import annotations

import pytest
from django.core import mail

from kindling.mail.actions import send_due
from kindling.mail.models import Message, State
from tests.mail.letters import queue

pytestmark = pytest.mark.django_db


def test_a_message_that_is_due_is_sent_once() -> None:
    queue("ben@example.org", words="The kettle is on.")
    assert (send_due(worker="a"), send_due(worker="a")) == (1, 0)
    (sent,) = mail.outbox
    row = Message.objects.get()
    assert (sent.to, sent.subject, "The kettle is on." in sent.body) == (["ben@example.org"], "A letter", True)
    assert (row.state, row.data, row.lease, row.tries, row.done_at is None) == (State.SENT, {}, "", 1, False)
    assert sent.extra_headers["Message-ID"] == row.message_id
