"""A mail as its words, before it is text or HTML: what every kind of message writes."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words in a row; ``soft`` for small print."""

    text: str
    soft: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading between paragraphs."""

    text: str


@dataclass(frozen=True, slots=True)
class Button:
    """The thing to do. ``url`` is whole; ``quiet`` where it is not the first thing to do."""

    label: str
    url: str
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """Names and what they are, such as when and where: ``(("In Lagos", "Thursday 17 December, 19:00 to 20:00"),)``."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Quotation:
    """Somebody's words, or a question, in the type of quotes."""

    text: str
    by: str = ""


@dataclass(frozen=True, slots=True)
class Code:
    """Figures to type on a page."""

    code: str


Block = Paragraph | Heading | Button | Facts | Quotation | Code


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that goes with a mail. ``method`` is a calendar's (RFC 5546): REQUEST, CANCEL; it then also stands in the
    mail itself as a ``text/calendar`` part."""

    name: str
    media_type: str
    data: bytes
    method: str = ""


@dataclass(frozen=True, slots=True)
class Letter:
    """What one mail says. ``title`` stands over it where the subject would not do. ``why`` is the sentence that tells
    the reader why it came to them.

    ``unsubscribe`` is a whole address that answers GET with a button and one-click POST (RFC 8058); ``mine`` the
    reader's own page. Both are empty where there is nothing to leave: a code to sign in, a confirmation.
    """

    subject: str
    preview: str
    blocks: tuple[Block, ...]
    why: str
    unsubscribe: str = ""
    mine: str = ""
    attachments: tuple[Attachment, ...] = ()
    title: str = ""
