"""A speaker's deck, as PowerPoint or as PDF."""

from kindling.harvest.source import Source
from kindling.harvest.sources.deck import pdf, powerpoint

SOURCES = (
    Source("deck-pptx", "PowerPoint slides (PPTX)", powerpoint.sniff, powerpoint.read),
    Source("deck-pdf", "Slides as PDF", pdf.sniff, pdf.read),
)
