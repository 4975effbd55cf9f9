"""How the mail stands, as the desk tells it."""

from __future__ import annotations

import datetime

import pytest
from django.utils import timezone

from kindling.mail.actions.claiming import claim_message
from kindling.mail.models import Message, State
from kindling.mail.queries import mail_state
from tests.mail.letters import queue

pytestmark = pytest.mark.django_db

LEASE = datetime.timedelta(minutes=2)


def test_mail_that_nobody_sends_is_told_since_when_and_a_long_queue_is_no_such_thing() -> None:
    now = timezone.now()
    first = queue("m0@example.org", in_minutes=-6)
    queue("m1@example.org", in_minutes=-5)
    assert mail_state(now).silent_since == first.due_at
    in_hand = claim_message(worker="a", lease=LEASE)
    assert (in_hand, mail_state(now).silent_since) == (first, None)
    assert mail_state(now + 2 * LEASE).silent_since == first.due_at  # its worker died
    Message.objects.filter(pk=first.pk).update(state=State.SENT, done_at=now, lease="", leased_until=None)
    assert mail_state(now).silent_since is None
    assert mail_state(now + LEASE).due_now == 1
    assert mail_state(now + 2 * LEASE).silent_since == Message.objects.get(state=State.DUE).due_at
