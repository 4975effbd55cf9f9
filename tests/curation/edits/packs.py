"""A pack to edit: a piece of each kind, with keys where they are somebody's words."""

from __future__ import annotations

from kindling.pack.document import (
    Attribution,
    Bullet,
    Bullets,
    Callout,
    Chat,
    ChatCard,
    Columns,
    Credit,
    Credits,
    Heading,
    Media,
    Pack,
    Paragraph,
    Picture,
    Pictures,
    Point,
    Points,
    Priorities,
    Priority,
    Profile,
    Profiles,
    Question,
    Quotation,
    Recording,
    Reflection,
    Reflections,
    Resource,
    Resources,
    Section,
    Spread,
    Voice,
    World,
    plain,
)

HANNEKE = Attribution("name", "Hanneke de Wit")
WILF = Attribution("first name", "Wilf")


def heard() -> Section:
    """A quote between two lists, under a heading and over a paragraph."""
    blocks = (
        Heading(plain("Small repairs")),
        Bullets((Bullet(plain("a"), draft=True, contribution="c1"), Bullet(plain("b"), contribution="c2"))),
        Quotation(plain("We kept the kettle on. It mattered."), HANNEKE, contribution="c3"),
        Bullets(
            (Bullet(plain("c"), draft=True, children=(Bullet(plain("d"), draft=True), Bullet(plain("e"), own=True))),)
        ),
        Paragraph(plain("And so on.")),
    )
    return Section("heard", "heard", "What did we hear?", blocks)


def whole() -> Pack:
    """A pack with every kind of piece."""
    photo = Picture("photo", "A corridor", permission="By mail")
    sections = (
        Section("about", "about", "About us", (Paragraph(plain("We meet."), lead=True),), umbrella="Context"),
        Section("world", "world", "Who came", (World(plain("12 people came.")),)),
        Section("empty", "today", "Today"),
        Section(
            "speakers",
            "speakers",
            "Who spoke",
            (Profiles((Profile("Hanneke de Wit", about=(plain("One."),)),)), Recording(plain("Watch."), "", 3)),
        ),
        heard(),
        Section("question", "question", "The question", (Question(plain("What helps?"), page=True),)),
        Section(
            "discussion",
            "discussion",
            "Group discussion",
            (Points((Point((plain("One."), plain("Two.")), title="Tea", draft=True), Point((plain("Three."),)))),),
        ),
        Section(
            "spread",
            "heard",
            "Two voices",
            (
                Spread(
                    (
                        Voice(HANNEKE, (Quotation(plain("Yes."), HANNEKE),), (plain("A point."),), "c8"),
                        Voice(WILF, (Quotation(plain("No."), WILF),)),
                    )
                ),
            ),
        ),
        Section(
            "columns",
            "other",
            "Side by side",
            (
                Columns(
                    (Paragraph(plain("left")), Bullets((Bullet(plain("l1")), Bullet(plain("l2"))))),
                    (Callout(plain("right")), Pictures((photo,))),
                ),
            ),
        ),
        Section(
            "chat",
            "chat",
            "From the chat",
            (
                Paragraph(plain("The chat ran beside:")),
                Chat((ChatCard(plain("hi"), WILF, "W"), ChatCard(plain("yo"), HANNEKE, "HW"))),
            ),
        ),
        Section("priorities", "priorities", "Wanted", (Priorities((Priority("Time", plain("More."), 4),)),)),
        Section("reflections", "reflections", "Closing", (Reflections((Reflection(plain("I will ask."), WILF),)),)),
        Section("resources", "resources", "Resources", (Resources((Resource("Tea", "https://tea.example.org"),)),)),
        Section("thanks", "acknowledgements", "Thanks", (Credits((Credit("Ada Brennan", "notes"),)),)),
    )
    return Pack("A pack", "A series", sections=sections, media=(Media("photo", "image/png", b""),))
