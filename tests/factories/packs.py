"""Packs for tests: one typed in with every kind of page, and small ones made to order."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from kindling.pack.document import (
    Attribution,
    Bullet,
    Bullets,
    Chat,
    ChatCard,
    Credit,
    Credits,
    Flag,
    Heading,
    Pack,
    Paragraph,
    Point,
    Points,
    Profile,
    Profiles,
    Quotation,
    Reaction,
    Reflection,
    Reflections,
    Run,
    Section,
    Spot,
    Spread,
    Voice,
    World,
    load,
    plain,
)

SAMPLES = Path(__file__).parent.parent / "samples" / "packs"


def every_page() -> Pack:
    """The August 2024 pack of the model community, typed in with invented words: each kind of page it has."""
    return load((SAMPLES / "follow-your-compassion.json").read_bytes())


def small(text: str = "Hello.", *, title: str = "A small pack") -> Pack:
    """A pack of one section with one paragraph."""
    return Pack(title, "A series", sections=(Section("one", "other", "One", (Paragraph(plain(text)),)),))


LONG_NAME = "Maximiliana-Theodora Featherstonehaugh-Oyelaran y Etxeberria de la Cruz Wolstenh"
"""Eighty characters, as a form lets people write them."""

LONG_WORD = "understanding" * 23 + "!"
"""Three hundred characters without a place to break."""

SAYINGS = {
    "أميرة الخطيب": "سألَتني عن اسمي، وانتظرت الجواب (3 دقائق).",
    "נועה ברק": "שאלו אותי מה שלומי, וחיכו לתשובה.",
    "अनन्या जोशी": "उन्होंने पूछा, और फिर सचमुच सुना।",
    "林小雨": "她问了我的名字，并且记住了。",
    "佐藤ひかり": "名前を呼ばれただけで、肩の力が抜けました。",
    "김하늘": "이름을 불러 주어서 고마웠어요.",
    "นภัสสร ใจดี": "เธอถามชื่อฉันและรอฟังคำตอบ",
    "Dagný Þórðardóttir": "Hún spurði – og beið. Œuvre, ſ, ẞ, łódź.",
    "Θάλεια Νικολάου": "Ρώτησε, και περίμενε.",
    "Ярослава Ґалаґан": "Вона запитала й дочекалася.",
    "Sun ☀️ Ray 🧑🏽‍⚕️": "Thank you 🙏🏾 👩‍👩‍👧 🏳️‍🌈 e\u0301",
    LONG_NAME: LONG_WORD,
}
"""Who says what, in a dozen scripts. The people are invented."""


def scripts() -> Pack:
    """A draft pack with names and words in many scripts, very long ones among them, wherever people's words stand."""
    people = [(Attribution("name", name), plain(said)) for name, said in SAYINGS.items()]
    sections = (
        Section("heard", "heard", "What did we hear? أصوات كثيرة", tuple(Quotation(said, who) for who, said in people)),
        Section(
            "spread", "heard", "两种声音", (Spread(tuple(Voice(who, points=(said,)) for who, said in people[:2])),)
        ),
        Section("people", "speakers", "Who did we hear from?", (Profiles(tuple(Profile(name) for name in SAYINGS)),)),
        Section("groups", "discussion", "Groups", (Points(tuple(Point((said,), who) for who, said in people)),)),
        Section("chat", "chat", "From the chat", (_many_cards(people),)),
        Section("notes", "reflections", "תודה", (Reflections(tuple(Reflection(said, who) for who, said in people)),)),
        Section(
            "world", "world", "世界", (World(plain("Tolv platser: Ærø."), (Spot("Þingvellir, Ísland", 64.2, -21.1),)),)
        ),
        Section("list", "other", LONG_WORD, (Heading(plain(LONG_NAME)), _one_bullet())),
        Section("thanks", "acknowledgements", "Diolch", (Credits(tuple(Credit(name, "🌻") for name in SAYINGS)),)),
    )
    return Pack(LONG_NAME, "Разговоры · محادثات", LONG_WORD, sections=sections, closing=("شكرًا لكم", "ありがとう"))


def _many_cards(people: list[tuple[Attribution, tuple[Run, ...]]]) -> Chat:
    return Chat(tuple(ChatCard(said, who, who.name[0], "18:49", (Reaction("🙏", 2),)) for who, said in people))


def _one_bullet() -> Bullets:
    return Bullets((Bullet(plain("A point by two hands\nand a second line"), "عنوان", draft=True),))


def drafted() -> Pack:
    """`every_page` as a draft, with flags and marks that only an editor may read in full."""
    points = Points((Point((plain("We would rather be asked."),), draft=True),))
    bullets = Bullets((Bullet(plain("Asking took longer."), attribution=Attribution("name", "Wilf"), draft=True),))
    flags = (
        Flag("personal data", "Bettany Quillfeather’s ward number is in the chat.", "meeting_saved_chat.txt, line 12"),
        Flag("picture", "Nobody has said that it may be used.", "deck.pptx, slide 3"),
    )
    sections = (*every_page().sections, Section("suggested", "heard", "Suggested", (points, bullets)))
    return replace(every_page(), status="draft", sections=sections, flags=flags)
