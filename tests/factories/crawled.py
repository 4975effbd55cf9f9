"""What a page offers to whoever reads it: its forms, its links, the names in its addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import parse_qsl, urldefrag, urljoin, urlsplit

HERE = "http://testserver"


@dataclass
class Form:
    """A form as it stands: where it leads, and what it sends where nothing is typed. ``files`` take files."""

    address: str
    method: str
    fields: dict[str, str] = field(default_factory=dict)
    files: set[str] = field(default_factory=set)


class _Reader(HTMLParser):
    def __init__(self, address: str) -> None:
        super().__init__()
        self.address = address
        self.forms: list[Form] = []
        self.links: list[str] = []
        self._form: Form | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._form = Form(self._to(told.get("action", "")), told.get("method", "get").lower())
            self.forms.append(self._form)
        elif tag == "a" and "href" in told:
            self.links.append(self._to(told["href"]))
        elif tag in {"input", "select", "textarea", "button"} and self._form:
            self._note(self._form, told)

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._form = None

    def _note(self, form: Form, told: dict[str, str]) -> None:
        if "formaction" in told:
            form = Form(self._to(told["formaction"]), "post", dict(form.fields), set(form.files))
            self.forms.append(form)
        if told.get("type") == "file":
            form.files.add(told.get("name", ""))
        elif told.get("name"):
            form.fields.setdefault(told["name"], told.get("value", ""))

    def _to(self, where: str) -> str:
        return urljoin(HERE + self.address, where)


def read_page(address: str, html: str) -> tuple[list[Form], list[str]]:
    """The forms and the links of a page, those within the site alone, without what stands before their path."""
    reader = _Reader(address)
    reader.feed(html)
    forms = [form for form in reader.forms if form.address.startswith(f"{HERE}/")]
    for form in forms:
        form.address = urldefrag(form.address).url.removeprefix(HERE)
    links = [urldefrag(one).url.removeprefix(HERE) for one in reader.links if one.startswith(f"{HERE}/")]
    return forms, links


def asked_names(addresses: Iterator[str] | list[str]) -> set[str]:
    """The names that stand after the question mark of addresses."""
    return {name for one in addresses for name, _ in parse_qsl(urlsplit(one).query, keep_blank_values=True)}


def is_page(content_type: str) -> bool:
    """Whether an answer is a page to read."""
    return bool(re.match("text/html", content_type))
