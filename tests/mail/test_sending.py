"""What is due is sent once, to whom it is for; whatever one message does, the others go on."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from smtplib import SMTPAuthenticationError, SMTPDataError, SMTPRecipientsRefused, SMTPServerDisconnected
from ssl import SSLCertVerificationError
from typing import Any

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.db import OperationalError, connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_django import Settings

from kindling.mail.actions import claiming, drop_messages, forget_codes, send_due, sending, settling, stop_address
from kindling.mail.actions.claiming import claim_message
from kindling.mail.actions.sending import LATE, STOPPED
from kindling.mail.actions.settling import TRIES, Outcome, keep_outcome, sent
from kindling.mail.kinds import Due, Kind, NotNow, register_kind
from kindling.mail.letters import Letter
from kindling.mail.models import Message, State, StoppedAddress, Why
from kindling.mail.verdicts import BROKE_OFF, NO_ANSWER, NO_ENTRY, NO_SERVER, NO_TRUST, STRANGE_ADDRESS
from tests.mail.letters import letter, queue

pytestmark = pytest.mark.django_db

LEASE = datetime.timedelta(minutes=2)


def reached() -> list[str]:
    """Whom mail was sent to, in order."""
    return [one.to[0] for one in mail.outbox]


def told(address: str) -> tuple[str, str]:
    """How the message to an address stands, and why."""
    row = Message.objects.get(address=address)
    return row.state, row.reason


def wait_of(address: str) -> float:
    """Seconds until it is due."""
    return (Message.objects.get(address=address).due_at - timezone.now()).total_seconds()


def come_round(address: str) -> None:
    """It is due again."""
    Message.objects.filter(address=address).update(due_at=timezone.now())


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> dict[str, Exception]:
    """What the mail server raises, by address; under ``open`` for every connection."""
    answers: dict[str, Exception] = {}
    whole = EmailBackend.send_messages

    def opened(_: EmailBackend) -> bool:
        if "open" in answers:
            raise answers["open"]
        return True

    def handed(self: EmailBackend, mails: list[mail.EmailMessage]) -> int:
        if mails[0].to[0] in answers:
            raise answers[mails[0].to[0]]
        return whole(self, mails)

    monkeypatch.setattr(EmailBackend, "open", opened)
    monkeypatch.setattr(EmailBackend, "send_messages", handed)
    return answers


@pytest.fixture
def kind() -> Callable[..., str]:
    """Makes a kind of message that writes as it is told, and answers its name."""

    def make(write: Callable[[Due], Letter], **how: object) -> str:
        register_kind(Kind("test-odd", "Odd", write, letter, **how))  # type: ignore[arg-type] # as told
        return "test-odd"

    return make


def test_a_message_that_is_due_is_sent_once() -> None:
    queue("ben@example.org", words="The kettle is on.")
    assert (send_due(worker="a"), send_due(worker="a")) == (1, 0)
    (one,) = mail.outbox
    row = Message.objects.get()
    assert (one.to, one.subject, "The kettle is on." in one.body) == (["ben@example.org"], "A letter", True)
    assert (row.state, row.data, row.lease, row.leased_until, row.tries) == (State.SENT, {}, "", None, 1)
    assert row.done_at is not None
    assert one.extra_headers["Message-ID"] == row.message_id


def test_what_is_not_due_yet_waits() -> None:
    queue("ben@example.org", in_minutes=1)
    assert (send_due(worker="a"), reached()) == (0, [])


def test_what_waited_longest_goes_first_but_a_code_overtakes_everything() -> None:
    queue("late@example.org", in_minutes=-1)
    queue("early@example.org", in_minutes=-60)
    queue("code@example.org", first=True)
    send_due(worker="a")
    assert reached() == ["code@example.org", "early@example.org", "late@example.org"]


def test_a_code_that_is_asked_for_while_others_are_sent_goes_next(kind: Callable[..., str]) -> None:
    def ask(_: Due) -> Letter:
        if not Message.objects.filter(first=True).exists():
            queue("code@example.org", first=True)
        return letter()

    name = kind(ask)
    for number in range(3):
        queue(f"m{number}@example.org", kind=name)
    send_due(worker="a")
    assert reached() == ["m0@example.org", "code@example.org", "m1@example.org", "m2@example.org"]


def test_a_batch_ends_at_its_limit_and_when_it_is_told_to_stop() -> None:
    for number in range(3):
        queue(f"m{number}@example.org")
    assert send_due(worker="a", limit=0) == 0
    assert send_due(worker="a", limit=1) == 1
    assert send_due(worker="a", stop=lambda: True) == 1
    assert (reached(), Message.objects.filter(lease="").count()) == (["m0@example.org", "m1@example.org"], 3)


def test_a_mail_that_went_out_while_the_database_was_busy_does_not_go_out_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def busy(*, last: Outcome | None = None, **told: Any) -> Message | None:
        if last is not None:
            raise OperationalError
        return claim_message(**told)

    for number in range(2):
        queue(f"m{number}@example.org")
    with monkeypatch.context() as patched:
        patched.setattr(sending, "claim_message", busy)
        with pytest.raises(OperationalError):
            send_due(worker="a")
    assert (told("m0@example.org"), send_due(worker="a")) == ((State.SENT, ""), 1)
    assert reached() == ["m0@example.org", "m1@example.org"]


def test_two_workers_never_hold_the_same_message() -> None:
    queue("ben@example.org")
    first, second = (claim_message(worker=name, lease=LEASE) for name in ("a", "b"))
    assert (first and first.lease, second) == ("a", None)


def test_a_worker_that_finds_a_row_changed_meanwhile_takes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    queue("ben@example.org")
    whole = claiming._is_taken

    def late(row: Message, *told: object) -> bool:
        Message.objects.update(tries=5)
        return whole(row, *told)  # type: ignore[arg-type] # as told

    monkeypatch.setattr(claiming, "_is_taken", late)
    assert claim_message(worker="a", lease=LEASE) is None
    assert Message.objects.get().lease == ""


def test_a_message_is_free_again_once_the_lease_of_a_dead_worker_is_over() -> None:
    queue("ben@example.org")
    dead = claim_message(worker="a", lease=datetime.timedelta(seconds=-1))
    assert dead is not None
    assert send_due(worker="b") == 1
    keep_outcome(settling.failed(dead, "It came too late."))
    assert told("ben@example.org") == (State.SENT, "")


def test_a_worker_that_slept_past_its_lease_sends_nothing() -> None:
    queue("ben@example.org")
    assert send_due(worker="a", limit=1, lease=datetime.timedelta(seconds=-1)) == 1
    assert (reached(), told("ben@example.org")) == ([], (State.DUE, ""))


def test_a_message_that_was_taken_back_in_hand_stays_so_unless_it_went_out_all_the_same() -> None:
    """Whoever has read it hears of what made it untrue only if it is known that they have."""
    queue("ben@example.org", reference="2026-12")
    row = claim_message(worker="a", lease=LEASE)
    assert row is not None
    drop_messages(kind=row.kind, reference="2026-12", why="The month is cancelled.")
    keep_outcome(settling.later(row, "The server was busy."))
    assert (told("ben@example.org"), send_due(worker="b")) == ((State.DROPPED, "The month is cancelled."), 0)
    keep_outcome(sent(row, written_at=timezone.now()))
    assert told("ben@example.org") == (State.SENT, "")


def test_a_mail_is_done_when_its_text_was_made_however_long_the_server_takes(
    monkeypatch: pytest.MonkeyPatch, kind: Callable[..., str]
) -> None:
    now = at_clock(monkeypatch, 12)

    def slowly(_: Due) -> Letter:
        at_clock(monkeypatch, 12, 1)
        return letter()

    queue("ben@example.org", kind=kind(slowly))
    send_due(worker="a")
    assert (told("ben@example.org"), Message.objects.get().done_at) == ((State.SENT, ""), now)


def test_whoever_is_erased_while_their_mail_is_handed_over_is_not_written_down_again(
    server: dict[str, Exception], kind: Callable[..., str]
) -> None:
    def erased(_: Due) -> Letter:
        Message.objects.filter(address="ben@example.org").delete()
        return letter()

    server["ben@example.org"] = SMTPRecipientsRefused({"ben@example.org": (550, b"5.1.1 No such user")})
    queue("ben@example.org", kind=kind(erased))
    send_due(worker="a")
    assert not StoppedAddress.objects.exists()


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ({"expires_at": timezone.now() - datetime.timedelta(seconds=1)}, LATE),
        ({"address": "stopped@example.org"}, STOPPED),
        ({"kind": "test-odd"}, "Ben has left."),
    ],
)
def test_what_must_not_go_any_more_is_dropped_with_its_reason_and_its_words(
    row: dict[str, object], reason: str, kind: Callable[..., str]
) -> None:
    def gone(_: Due) -> Letter:
        raise NotNow("Ben has left.")

    kind(gone)
    stop_address(address="Stopped@Example.org", why=Why.BOUNCED)
    address = str(row.pop("address", "ben@example.org"))
    queue(address, words="SECRET-MARKER", **row)  # type: ignore[arg-type] # as told
    queue("next@example.org")
    send_due(worker="a")
    assert (told(address), reached()) == ((State.DROPPED, reason), ["next@example.org"])
    assert Message.objects.get(address=address).data == {}


def test_a_reason_is_there_even_where_a_kind_gives_none(kind: Callable[..., str]) -> None:
    def gone(_: Due) -> Letter:
        raise NotNow

    queue("ben@example.org", kind=kind(gone))
    send_due(worker="a")
    assert told("ben@example.org") == (State.DROPPED, "It need not go any more.")


def test_a_kind_that_nobody_knows_has_failed() -> None:
    queue("ben@example.org", kind="unheard-of")
    send_due(worker="a")
    assert told("ben@example.org") == (State.FAILED, "Nothing here knows how a message “unheard-of” reads.")


@pytest.mark.usefixtures("still_clock")
def test_a_kind_that_breaks_is_tried_again_later_and_its_words_are_not_logged(
    kind: Callable[..., str], caplog: pytest.LogCaptureFixture
) -> None:
    def breaks(due: Due) -> Letter:
        raise KeyError(due.data["words"])

    queue("ben@example.org", kind=kind(breaks), words="SECRET-MARKER")
    queue("next@example.org")
    waits = []
    for _ in range(TRIES):
        send_due(worker="a")
        waits.append(wait_of("ben@example.org"))
        state, reason = told("ben@example.org")
        come_round("ben@example.org")
    assert (state, reason) == (State.FAILED, "Writing it broke. Tell whoever runs this site.")
    assert reached() == ["next@example.org"]
    assert all(0.8 * 30 * 2**at <= wait <= 1.2 * 30 * 2**at for at, wait in enumerate(waits[:6]))
    assert max(waits) <= 3600 * 1.2
    assert "broke, try 1: KeyError" in caplog.text
    assert "SECRET-MARKER" not in caplog.text
    assert "ben@example.org" not in caplog.text


def test_a_message_that_kills_its_worker_again_and_again_is_given_up() -> None:
    queue("ben@example.org")
    Message.objects.update(tries=TRIES)
    send_due(worker="a")
    assert told("ben@example.org") == (
        State.FAILED,
        "Sending it broke the worker 12 times. Tell whoever runs this site.",
    )


@pytest.mark.parametrize(
    ("answer", "reason", "stops"),
    [
        (
            SMTPRecipientsRefused({"ben@example.org": (550, b"5.1.1 No such\r\n user")}),
            "The mail server refused the address: 550 5.1.1 No such user",
            True,
        ),
        (
            SMTPRecipientsRefused({"ben@example.org": (550, b"User unknown")}),
            "The mail server refused the address: 550 User unknown",
            True,
        ),
        (
            SMTPRecipientsRefused({"ben@example.org": (554, b"5.7.1 Not welcome")}),
            "The mail server refused the address: 554 5.7.1 Not welcome",
            False,
        ),
        (SMTPDataError(554, b"5.7.1 Spam"), "The mail server refused this mail: 554 5.7.1 Spam", False),
        (UnicodeEncodeError("ascii", "ü", 0, 1, "no"), STRANGE_ADDRESS, False),
    ],
)
def test_what_the_server_refuses_for_good_has_failed_at_once(
    server: dict[str, Exception], answer: Exception, reason: str, stops: bool
) -> None:
    server["ben@example.org"] = answer
    queue("ben@example.org")
    queue("next@example.org")
    send_due(worker="a")
    assert (told("ben@example.org"), reached()) == ((State.FAILED, reason), ["next@example.org"])
    assert list(StoppedAddress.objects.values_list("address", "why", "told")) == (
        [("ben@example.org", "bounced", reason)] if stops else []
    )


@pytest.mark.usefixtures("still_clock")
@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (
            SMTPRecipientsRefused({"ben@example.org": (451, b"4.7.1 Come back")}),
            "The mail server refused the address: 451 4.7.1 Come back",
        ),
        (SMTPDataError(452, b"Full"), "The mail server refused this mail: 452 Full"),
        (SMTPServerDisconnected("gone"), BROKE_OFF),
        (TimeoutError(), BROKE_OFF),
    ],
)
def test_what_the_server_takes_later_is_tried_again(
    server: dict[str, Exception], answer: Exception, reason: str
) -> None:
    server["ben@example.org"] = answer
    queue("ben@example.org", words="Words.")
    queue("next@example.org")
    send_due(worker="a")
    assert (told("ben@example.org"), reached()) == ((State.DUE, reason), ["next@example.org"])
    assert 24 <= wait_of("ben@example.org") <= 36
    del server["ben@example.org"]
    come_round("ben@example.org")
    send_due(worker="a")
    assert (told("ben@example.org"), reached()) == ((State.SENT, ""), ["next@example.org", "ben@example.org"])


@pytest.mark.usefixtures("still_clock")
@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (ConnectionRefusedError(), NO_ANSWER),
        (SMTPAuthenticationError(535, b"no"), NO_ENTRY),
        (SSLCertVerificationError(), NO_TRUST),
    ],
)
def test_while_no_server_answers_everything_waits_and_nothing_is_spent(
    server: dict[str, Exception], answer: Exception, reason: str
) -> None:
    server["open"] = answer
    for number in range(3):
        queue(f"m{number}@example.org", in_minutes=number - 9)
    assert [send_due(worker=name) for name in ("a", "a", "b")] == [1, 0, 0]
    assert [told(f"m{number}@example.org") for number in range(3)] == [(State.DUE, reason), *([(State.DUE, "")] * 2)]
    waits = [wait_of("m0@example.org")]
    for _ in range(6):
        Message.objects.filter(reason=reason).update(due_at=timezone.now() - datetime.timedelta(hours=1))
        assert send_due(worker="a") == 1
        waits.append(wait_of("m0@example.org"))
    assert all(0.8 * min(60, 5 * 2**at) <= wait <= 1.2 * min(60, 5 * 2**at) for at, wait in enumerate(waits))
    del server["open"]
    Message.objects.filter(reason=reason).update(due_at=timezone.now())
    send_due(worker="a")
    assert sorted(reached()) == [f"m{number}@example.org" for number in range(3)]
    assert set(Message.objects.values_list("tries", "put_off", "reason")) == {(1, 0, "")}


def test_a_site_without_a_mail_server_keeps_its_mail(settings: Settings) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
    queue("ben@example.org")
    send_due(worker="a")
    assert told("ben@example.org") == (State.DUE, NO_SERVER)


def at_clock(monkeypatch: pytest.MonkeyPatch, hour: int, minute: int = 0) -> datetime.datetime:
    """It is that time of 17 December in London, and everywhere else accordingly."""
    now = datetime.datetime(2026, 12, 17, hour, minute, tzinfo=datetime.UTC)
    monkeypatch.setattr("django.utils.timezone.now", lambda: now)
    return now


@pytest.mark.parametrize(
    ("hour", "zone", "due"),
    [
        (22, "", "2026-12-18 08:00"),
        (7, "Europe/London", "2026-12-17 08:00"),
        (15, "Asia/Tokyo", "2026-12-17 23:00"),
        (13, "America/Los_Angeles", "2026-12-17 16:00"),
        (22, "Nowhere/At_All", "2026-12-18 08:00"),
    ],
)
def test_quiet_mail_waits_for_its_readers_morning(
    monkeypatch: pytest.MonkeyPatch, kind: Callable[..., str], hour: int, zone: str, due: str
) -> None:
    at_clock(monkeypatch, hour)
    queue("ben@example.org", kind=kind(lambda _: letter(), quiet=True, zone_of=lambda _: zone))
    queue("loud@example.org")
    send_due(worker="a")
    row = Message.objects.get(address="ben@example.org")
    assert (f"{row.due_at:%Y-%m-%d %H:%M}", row.tries, row.reason, reached()) == (due, 0, "", ["loud@example.org"])


def test_quiet_mail_goes_by_day_and_by_night_where_the_morning_is_too_late(
    monkeypatch: pytest.MonkeyPatch, kind: Callable[..., str]
) -> None:
    name = kind(lambda _: letter(), quiet=True)
    now = at_clock(monkeypatch, 12)
    queue("day@example.org", kind=name)
    send_due(worker="a")
    now = at_clock(monkeypatch, 22)
    queue("soon@example.org", kind=name, expires_at=now + datetime.timedelta(hours=3))
    queue("time@example.org", kind=name, expires_at=now + datetime.timedelta(hours=30))
    send_due(worker="a")
    assert reached() == ["day@example.org", "soon@example.org"]


def test_codes_that_are_done_are_forgotten_after_a_week_and_nothing_else_is() -> None:
    for address, first, days in (("old@x.org", True, 8), ("new@x.org", True, 6), ("letter@x.org", False, 800)):
        queue(address, first=first)
        done_at = timezone.now() - datetime.timedelta(days=days)
        Message.objects.filter(address=address).update(state=State.SENT, done_at=done_at)
    queue("due@x.org", first=True)
    assert forget_codes() == 1
    assert set(Message.objects.values_list("address", flat=True)) == {"new@x.org", "letter@x.org", "due@x.org"}


def test_a_failed_code_is_forgotten_and_another_letter_kept_to_be_tried_again(server: dict[str, Exception]) -> None:
    for address, first in (("code@example.org", True), ("letter@example.org", False)):
        server[address] = SMTPDataError(554, b"no")
        queue(address, words="Words.", first=first)
    send_due(worker="a")
    kept = dict(Message.objects.values_list("address", "data"))
    assert kept == {"code@example.org": {}, "letter@example.org": {"words": "Words."}}


def test_each_mail_takes_the_same_few_queries() -> None:
    asked = []
    for count in (1, 3):
        for number in range(count):
            queue(f"m{count}{number}@example.org")
        with CaptureQueriesContext(connection) as queries:
            send_due(worker="a")
        asked.append(len(queries))
    assert (asked[1] - asked[0]) / 2 <= 6
