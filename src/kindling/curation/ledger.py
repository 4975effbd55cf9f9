"""A pack and the ledger in step: every piece of somebody's words has its key, and the ledger their very words."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from kindling.contributions.actions import record_pieces, reword_piece
from kindling.contributions.queries import files_of, ledger
from kindling.contributions.records import Described, NewPiece, Piece, Source
from kindling.conversations.models import Conversation
from kindling.curation.said import attribution_of, begins, folded, kind_of, said_words, sources_of
from kindling.ground.actors import Actor
from kindling.pack.document import Answered, Attribution, ChatCard, Pack, Said, rewritten, said

FIRST_NAMES = {"first name", "first name with role and place"}


def in_step(*, by: Actor, conversation: Conversation, pack: Pack) -> Pack:
    """``pack`` with a key on every piece of somebody's words; the ledger then holds exactly these words.

    A piece without a key, or with one that is not this conversation's or stands on other words already, is recorded;
    one whose words or wording have changed is reworded, so that no earlier consent clears it.
    """
    known = {piece.key: piece for piece in ledger(conversation)}
    files = {one.name for one in files_of(conversation) if not one.purged}
    pieces = list(said(pack))
    keys = _kept_keys(pieces, known)
    for place, message in _answered(pieces):
        keys[place] = keys[place] or f"={message}"
    new = [place for place, key in enumerate(keys) if not key]
    recorded = record_pieces(by=by, conversation=conversation, pieces=[_new(pieces[place], files) for place in new])
    for place, made in zip(new, recorded, strict=True):
        keys[place] = made.key
    _reword(by, conversation, zip(pieces, keys, strict=True), known)
    return with_keys(pack, [keys[int(key[1:])] if key.startswith("=") else key for key in keys])


def with_keys(pack: Pack, keys: Iterable[str]) -> Pack:
    """``pack`` with a key for each piece, in reading order."""
    left = iter(keys)
    return rewritten(pack, lambda piece: replace(piece, contribution=next(left)))


def _kept_keys(pieces: Iterable[Said], known: Mapping[str, Piece]) -> list[str]:
    """The key that each piece keeps, or nothing where it has to be recorded; several share one for the same words."""
    taken: dict[str, str] = {}
    return [_kept_key(piece, known, taken) for piece in pieces]


def _kept_key(piece: Said, known: Mapping[str, Piece], taken: dict[str, str]) -> str:
    key = piece.contribution
    if key not in known:
        return ""
    if isinstance(piece, Answered):
        return key if begins(known[key].text, piece.text) else ""
    words = folded(said_words(piece))
    return key if taken.setdefault(key, words) == words else ""


def _answered(pieces: list[Said]) -> Iterator[tuple[int, int]]:
    """Each message answered whose whole words stand in the pack as a card: both their places."""
    cards = [(place, said_words(piece)) for place, piece in enumerate(pieces) if isinstance(piece, ChatCard)]
    for place, piece in enumerate(pieces):
        if isinstance(piece, Answered):
            message = next((card for card, words in cards if begins(words, piece.text)), None)
            if message is not None:
                yield place, message


def _reword(
    by: Actor, conversation: Conversation, pairs: Iterable[tuple[Said, str]], known: Mapping[str, Piece]
) -> None:
    """Tells the ledger the words of every piece that reads otherwise there; what is answered is only a beginning."""
    for piece, key in pairs:
        if key in known and not isinstance(piece, Answered):
            words, (_, wording) = said_words(piece), kind_of(piece)
            if folded(words) != folded(known[key].text) or wording != known[key].wording:
                reword_piece(by=by, conversation=conversation, key=key, text=words, wording=wording)


def _new(piece: Said, files: Collection[str]) -> NewPiece:
    """A piece for the ledger, citing what is kept here; of words from elsewhere the pack alone tells whose they are."""
    kind, wording = kind_of(piece)
    cited = [one for one in sources_of(piece) if one.ordinal and one.file in files]
    sources = tuple(Source(one.file, one.ordinal or 0, one.at) for one in cited)
    who = None if sources else _described(attribution_of(piece))
    return NewPiece(kind, wording, said_words(piece), sources, who)


def _described(shown: Attribution) -> Described:
    """Who somebody is, of whom only the pack tells."""
    if shown.form in FIRST_NAMES:
        return Described(raw_name=shown.name, first_name=shown.name, role=shown.role, place=shown.place)
    first = shown.name.split()[0] if shown.name.split() else ""
    return Described(raw_name=shown.name, name=shown.name, first_name=first, role=shown.role, place=shown.place)
