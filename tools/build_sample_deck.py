"""Builds the invented speaker's deck of the bundled hour: ``python tools/build_sample_deck.py``."""

from __future__ import annotations

from pathlib import Path

from pptx import Presentation

OUT = Path(__file__).parents[1] / "src/kindling/cli/sample_hour/small-repairs.pptx"
SLIDES: tuple[tuple[str, tuple[str, ...], str], ...] = (
    ("Small repairs", ("Hanneke de Wit and Samuel Adjei",), "Wait until people have arrived."),
    (
        "Eleven seconds",
        ("A chair, a student, a patient watching", "A face that closes", "She had stopped moving furniture"),
        "Tell the story of the chair.",
    ),
    (
        "A repair is something the other person can use",
        ("212 colleagues, one question", "Come back before the end of the shift", "Say what it was, in plain words"),
        "An apology is not yet a repair. Change one thing that can be seen.",
    ),
    (
        "Taking the corridor",
        (
            "Two minutes, and nobody asks what for",
            "From nine times a month to sixty-one",
            "The person beside you covers",
        ),
        "Complaints between staff went down by a third.",
    ),
    (
        "Who covers for a mop?",
        ("If you are senior, your two minutes are cheap", "Somebody has to hold the trolley", "Write it on the board"),
        "Porters, cleaners, clerks: whoever cannot stop.",
    ),
    (
        "The patient carries it",
        (
            "Was that because of me?",
            "A blanket, a lift, an old man",
            "Trust is a path: it gets stronger where people walk back",
        ),
        "Samuel's part.",
    ),
)


def main() -> None:
    """Writes the deck, with native titles and notes."""
    deck = Presentation()
    for title, text, notes in SLIDES:
        slide = deck.slides.add_slide(deck.slide_layouts[1])
        slide.shapes.title.text = title
        slide.placeholders[1].text = "\n".join(text)
        slide.notes_slide.notes_text_frame.text = notes
    deck.save(str(OUT))


if __name__ == "__main__":
    main()
