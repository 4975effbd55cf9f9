"""Who is one person: the short name by which somebody wrote, and the longer one that only they can have."""

from __future__ import annotations

from collections.abc import Iterable

from kindling.kernel.text import fold


def wholes_of(names: Iterable[str]) -> dict[str, str]:
    """The longer name that each short one stands for: ``{"gwendolen": "Gwendolen Parry"}``, the short one folded.

    A name is another's short form where the other begins with all its words. Where several longer ones do, nobody can
    tell whose it is, and it stands for itself.
    """
    spelled: dict[str, str] = {}
    for name in names:
        spelled.setdefault(fold(name), name)
    found: dict[str, list[str]] = {}
    for folded, name in spelled.items():
        parts = folded.split()
        for count in range(1, len(parts)):
            found.setdefault(" ".join(parts[:count]), []).append(name)
    return {short: longer[0] for short, longer in found.items() if len(longer) == 1 and short in spelled}
