"""A PDF as PDFium opens it, or a sentence that says why it cannot."""

from __future__ import annotations

from typing import Any

from kindling.harvest.sources.deck.limits import SAVE_AGAIN, check_streams
from kindling.kernel.errors import KindlingError

_PASSWORD_NEEDED = 4
"""PDFium's number for a wrong or missing password (`FPDF_ERR_PASSWORD` in ``fpdfview.h``)."""

_LOCK = b"/Encrypt"
"""The entry of the trailer that a locked PDF cannot be without (ISO 32000-2, 7.6.2)."""


def open_pdf(data: bytes) -> Any:
    """The document, to be used in a ``with``. Raises `KindlingError` where it is locked, damaged or grows without end.

    PDFium keeps one last error for the whole process and does not always set it anew, so that a damaged file could
    be told as locked because the one before it was: what is locked must say so itself.
    """
    check_streams(data)
    import pypdfium2  # noqa: PLC0415 - loads a native library, and most hours have no deck

    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if error.err_code == _PASSWORD_NEEDED and _LOCK in data:
            raise KindlingError(
                "This PDF is locked with a password.", "Save it without one, and give that copy."
            ) from error
        raise KindlingError("This PDF is damaged: no page of it can be found.", SAVE_AGAIN) from error
