"""What a piece of a pack says, and as what the ledger knows it."""

from __future__ import annotations

from kindling.pack.document import (
    Answered,
    Attribution,
    Bullet,
    ChatCard,
    Citation,
    Point,
    Quotation,
    Reflection,
    Said,
    Voice,
    string,
)

PARAGRAPH = "\n"
"""Between the paragraphs of one piece, in the ledger."""


def said_words(piece: Said) -> str:
    """The very words of a piece, without their marks."""
    match piece:
        case Bullet():
            return f"{piece.term} {string(piece.text)}".strip()
        case Point():
            return PARAGRAPH.join(string(text) for text in piece.text).strip()
        case Voice():
            return PARAGRAPH.join(string(text) for text in piece.points).strip()
        case Answered():
            return piece.text.strip()
        case _:
            return string(piece.text).strip()


def kind_of(piece: Said) -> tuple[str, str]:
    """The kind and the wording under which the ledger keeps a piece."""
    match piece:
        case Quotation():
            return "quote", "verbatim"
        case ChatCard() | Answered():
            return "chat", "verbatim"
        case Reflection():
            return "reflection", _wording(piece.wording)
        case Point():
            return "group", _wording(piece.wording)
        case _:
            return "point", "paraphrase"


def attribution_of(piece: Said) -> Attribution:
    """Whose words a piece is, as the pack says it now."""
    if isinstance(piece, Answered):
        return Attribution("name", piece.name) if piece.name else Attribution()
    return piece.attribution


def sources_of(piece: Said) -> tuple[Citation, ...]:
    """The lines that a piece cites; a message that is answered, and a voice, cite none themselves."""
    found: tuple[Citation, ...] = getattr(piece, "sources", ())
    return found


def folded(words: str) -> str:
    """Words as they are compared: white space is nobody's."""
    return " ".join(words.split())


def begins(whole: str, words: str) -> bool:
    """Whether ``words`` are those of ``whole``, or its beginning with the mark of a cut, as an answer shows it."""
    shown = folded(words)
    cut = shown.removesuffix("…").rstrip()
    return folded(whole) == shown or (cut != shown and bool(cut) and folded(whole).startswith(cut))


def _wording(wording: str) -> str:
    """What was published elsewhere is not the ledger's; as somebody's words it is verbatim."""
    return "verbatim" if wording == "published" else wording
