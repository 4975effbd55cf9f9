"""What a mail server's refusal means."""

from __future__ import annotations

from smtplib import SMTPConnectError, SMTPSenderRefused

import pytest

from kindling.mail.verdicts import NO_ANSWER, Verdict, away_because, verdict_on


@pytest.mark.parametrize(
    ("code", "verdict"),
    [
        (550, Verdict("The mail server takes no mail from MAIL_FROM: 550 Not yours")),
        (451, Verdict("The mail server takes no mail from MAIL_FROM: 451 Not yours")),
        (552, Verdict("The mail server refused this mail: 552 Not yours", never=True)),
    ],
)
def test_a_sender_that_the_server_does_not_take_is_mended_by_hand_and_a_mail_too_large_is_not(
    code: int, verdict: Verdict
) -> None:
    assert verdict_on(SMTPSenderRefused(code, b"Not yours", "us@example.org")) == verdict


def test_whatever_stands_in_an_answer_is_told_in_one_short_line() -> None:
    wrong = SMTPSenderRefused(550, b"a\r\n\x1b[31mb \xff" + b"x" * 1000, "us@example.org")
    told = verdict_on(wrong).reason
    assert (len(told) < 400, told.isprintable(), "550 a [31mb" in told) == (True, True, True)


def test_a_server_that_takes_no_connection_is_away() -> None:
    assert away_because(SMTPConnectError(421, b"Too many")) == NO_ANSWER
