"""Kindling serves any community: what it says to people by itself presumes nothing of what they do."""

from __future__ import annotations

import re
from pathlib import Path

import kindling

HERE = Path(kindling.__file__).parent
SPOKEN = ("web/**/*.html", "web/**/*.py", "mail/**/*.html", "people/**/*.html", "people/**/*.txt")
"""Pages, forms and the sheets that mail is put on."""

PRESUMING = re.compile(
    r"\b(?:healthcare|patients?|hospitals?|wards?|clinics?|nurses?|midwi\w+|doctors?|carers?|porters?|gives? care)\b",
    re.IGNORECASE,
)


def _presumed(text: str) -> list[str]:
    return [found.group().lower() for found in PRESUMING.finditer(text)]


def test_no_page_and_no_mail_presumes_that_people_work_in_healthcare() -> None:
    files = {path for pattern in SPOKEN for path in HERE.glob(pattern)}
    found = {str(path.relative_to(HERE)): told for path in files if (told := _presumed(path.read_text("utf-8")))}
    # What hides a name is told by the role that stands instead; this one is in the reference of personal data.
    assert found == {"web/desk/asked/flags.py": ["patient"]}


def test_a_sentence_that_presumes_it_would_be_found() -> None:
    assert _presumed("Anyone who gives care is welcome. For example: student midwife.") == ["gives care", "midwife"]
