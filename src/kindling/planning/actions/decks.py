"""Writes of a speaker's deck: a file that is kept, or where it lies."""

from __future__ import annotations

from django.db import transaction

from kindling.ground.actions import record_audit
from kindling.ground.actors import NOBODY, Actor
from kindling.ground.files import keep_file
from kindling.planning.decks import deck_kind
from kindling.planning.models import Speaking
from kindling.planning.stored import drop_unused

NAME = 200
"""Characters of a file's name that are kept."""


def keep_deck(*, speaking: Speaking, name: str, data: bytes, by: Actor = NOBODY) -> None:
    """Keeps a deck, told by what is in it; an earlier one steps back. Raises `BadDeck`."""
    kind = deck_kind(data)
    stored, _ = keep_file(data, folder="speakers", suffix=kind.suffix)
    _save(by, speaking, deck=stored, deck_name=_plain(name, kind.suffix), deck_type=kind.media_type, deck_url="")


def link_deck(*, speaking: Speaking, url: str, by: Actor = NOBODY) -> None:
    """Says where the deck lies, instead of a file."""
    _save(by, speaking, deck="", deck_name="", deck_type="", deck_url=url)


def remove_deck(*, speaking: Speaking, by: Actor = NOBODY) -> None:
    """There is no deck any more."""
    _save(by, speaking, deck="", deck_name="", deck_type="", deck_url="")


def _plain(name: str, suffix: str) -> str:
    """The name as it was given, without folders and signs that nobody sees, its ending that of its content."""
    base = "".join(sign for sign in name.replace("\\", "/").rpartition("/")[2] if sign.isprintable()).strip()
    stem = base.rpartition(".")[0] if "." in base else base
    return f"{stem[: NAME - len(suffix)] or 'deck'}{suffix}"


def _save(by: Actor, speaking: Speaking, **told: str) -> None:
    before = str(speaking.deck)
    with transaction.atomic():
        drop_unused(before)
        for name, value in told.items():
            setattr(speaking, name, value)
        speaking.save(update_fields=list(told))
        record_audit(by=by, action="change deck", subject=f"speaking {speaking.uid}")
