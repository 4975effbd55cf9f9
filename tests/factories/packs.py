"""Packs for tests: one typed in with every kind of page, and small ones made to order."""

from __future__ import annotations

from pathlib import Path

from kindling.pack.document import Pack, Paragraph, Section, load, plain

SAMPLES = Path(__file__).parent.parent / "samples" / "packs"


def every_page() -> Pack:
    """The August 2024 pack of the model community, typed in with invented words: each kind of page it has."""
    return load((SAMPLES / "follow-your-compassion.json").read_bytes())


def small(text: str = "Hello.", *, title: str = "A small pack") -> Pack:
    """A pack of one section with one paragraph."""
    return Pack(title, "A series", sections=(Section("one", "other", "One", (Paragraph(plain(text)),)),))
