"""Who may open what, read from the addresses themselves: the table of the documentation, and of the tests."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import RoutePattern

from kindling.web.gate import Audience, audience_of

HEAD = """\
# Who may open what

Made from the addresses themselves by `tools/permissions.py`; a test keeps it complete. An address that stands nowhere
here is open to nobody, and a view that does not say for whom it is answers nobody. Stewards open what producers open. A
steward's session without a second proof opens only what is for looking after one's own account. Beyond opening a page,
each action asks its own rule whether this may be done now.
"""


@dataclass(frozen=True, slots=True)
class Address:
    """One address of the site: its patterns from the root on, its name, for whom it is, and the view."""

    patterns: tuple[Any, ...]
    name: str
    audience: Audience | None
    view: Any

    @property
    def written(self) -> str:
        """The address as a reader meets it: ``/desk/<month>/``."""
        return "/" + "".join(_written(pattern) for pattern in self.patterns)


def every_address() -> list[Address]:
    """Every address that the site answers to, in the order in which they are tried."""
    return list(_below(get_resolver().url_patterns, ()))


def permissions_page() -> str:
    """The documentation's page, in Markdown."""
    addresses = every_address()
    told = [HEAD]
    for audience in Audience:
        rows = sorted({one.written for one in addresses if one.audience is audience})
        told.append(f"## {audience.value[0].upper()}{audience.value[1:]}\n\n" + "\n".join(f"- `{row}`" for row in rows))
    return "\n".join(told[:1]) + "\n" + "\n\n".join(told[1:]) + "\n"


def _below(patterns: Sequence[URLPattern | URLResolver], above: tuple[Any, ...]) -> Iterator[Address]:
    for one in patterns:
        here = (*above, one.pattern)
        if isinstance(one, URLResolver):
            yield from _below(one.url_patterns, here)
        else:
            yield Address(here, one.name or "", audience_of(one.callback), one.callback)


def _written(pattern: Any) -> str:
    if isinstance(pattern, RoutePattern):
        return re.sub(r"<(?:\w+:)?(\w+)>", r"<\1>", str(pattern))
    return (
        re.sub(r"\(\?P<(\w+)>(?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)", r"<\1>", str(pattern))
        .strip("^$")
        .replace("\\", "")
    )
