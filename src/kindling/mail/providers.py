"""What it means when a mail service refuses a mail that was handed over by its own interface, not by SMTP."""

from __future__ import annotations

from anymail.exceptions import AnymailAPIError, AnymailError, AnymailRecipientsRefused

from kindling.mail.verdicts import NO_ANSWER, NO_ENTRY, ServerAwayError, Verdict


def service_verdict(wrong: Exception) -> Verdict | None:
    """What a mail service's error means; None for an error that is none. Raises `ServerAwayError` where it is no fault
    of this mail's."""
    if not isinstance(wrong, AnymailError):
        return None
    if isinstance(wrong, AnymailRecipientsRefused):
        return Verdict("The mail service refused the address.", never=True, stops=True)
    if isinstance(wrong, AnymailAPIError):
        return _answered(wrong.status_code)
    return Verdict(f"The mail service cannot send this mail ({type(wrong).__name__}).", never=True)


def _answered(status: int | None) -> Verdict:
    if status in {401, 403}:
        raise ServerAwayError(NO_ENTRY)
    if status is None or status >= 500:
        raise ServerAwayError(NO_ANSWER)
    if status == 429:
        return Verdict("The mail service asks us to send more slowly.")
    return Verdict(f"The mail service refused this mail, with status {status}.", never=True)
