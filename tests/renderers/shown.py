"""What does an HTML page show? Its text, its elements and its attributes, read without a browser."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

INLINE = frozenset({"a", "abbr", "b", "bdi", "cite", "em", "i", "q", "span", "strong"})
UNSEEN = frozenset({"style", "script", "title", "svg"})


@dataclass
class Shown(HTMLParser):
    """A page that was read: ``text`` as a reader meets it, and every element with its attributes."""

    text: str = ""
    elements: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    style: str = ""

    def __post_init__(self) -> None:
        super().__init__()
        self._within: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag in UNSEEN:
            self._within.append(tag)
        self._space(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in UNSEEN:
            self._within.pop()
        self._space(tag)

    def handle_data(self, data: str) -> None:
        if not self._within:
            self.text += data
        elif self._within[-1] == "style":
            self.style += data

    def _space(self, tag: str) -> None:
        if tag not in INLINE:
            self.text += " "

    def all(self, name: str) -> list[str]:
        """Every value of the attribute ``name``, in order."""
        return [attributes[name] for _, attributes in self.elements if name in attributes]

    def tags(self) -> list[str]:
        """The name of every element, in order."""
        return [tag for tag, _ in self.elements]


def read(html: str | bytes) -> Shown:
    """``html`` as it is shown."""
    shown = Shown()
    shown.feed(html if isinstance(html, str) else html.decode())
    shown.close()
    return shown
