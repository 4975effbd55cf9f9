"""The invented month, worked through as a producer would: from the exports to the second edition of its pack."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from importlib.resources import files

from django.utils import timezone

from kindling.cli.demo.decided import Answer, Decided, Trim
from kindling.contributions.actions import answer_place, describe_piece, receive_file, record_consents, settle_flags
from kindling.contributions.queries import flags_of, ledger, places_asked
from kindling.contributions.records import Described, Piece
from kindling.conversations.models import Conversation
from kindling.curation.actions import edit_pack, replace_pack
from kindling.curation.edits import pieces_of, trim_piece
from kindling.curation.queries import draft_of, working_pack
from kindling.curation.said import said_words
from kindling.duties.loop import work_once
from kindling.ground.actors import Actor
from kindling.pack.document import Pack, dump, load, rewritten, said
from kindling.publication.actions import publish_working_pack

HEARD = "heard"
"""The section in which the quotation stands that is trimmed."""


def work_month(*, by: Actor, conversation: Conversation, edited: bytes, told: Decided) -> None:
    """Takes the month from its exports to two editions; ``edited`` is the ``pack.json`` that the editor left."""
    receive_exports(by=by, conversation=conversation)
    _settle(by, conversation, told)
    replace_pack(by=by, conversation=conversation, data=_with_keys(edited, _standing(conversation)))
    _describe(by, conversation, told)
    _record(by, conversation, told.answers)
    _trim(by, conversation, told.trim)
    publish_working_pack(by=by, conversation=conversation)
    _record(by, conversation, told.later)
    publish_working_pack(by=by, conversation=conversation, note=told.notes.again)


def receive_exports(*, by: Actor, conversation: Conversation) -> None:
    """Receives the exports of the sample hour, reads them and drafts the pack, as the worker does."""
    hour = (entry for entry in (files("kindling.cli") / "sample_hour").iterdir() if entry.is_file())
    for entry in sorted(hour, key=lambda entry: entry.name):
        # What a producer writes in pack.toml, the site knows already.
        if not entry.name.endswith(".toml"):
            receive_file(by=by, conversation=conversation, name=entry.name, data=entry.read_bytes())
    work_once()


def _settle(by: Actor, conversation: Conversation, told: Decided) -> None:
    """Decides on the flags, and says which places were meant."""
    for flag in told.flags:
        ids = [one.id for one in flags_of(conversation) if one.words == flag.words]
        settle_flags(
            by=by,
            conversation=conversation,
            ids=ids,
            status=flag.status,
            reason=flag.reason,
            instead=flag.instead,
        )
    asked = {(one.raw_name, one.words): one.candidates for one in places_asked(conversation)}
    for answer in told.places:
        who = {"raw_name": answer.raw_name, "words": answer.words}
        meant = next(one for one in asked[answer.raw_name, answer.words] if one.label == answer.place)
        answer_place(by=by, conversation=conversation, place=meant, **who)


def _with_keys(edited: bytes, drafted: Pack) -> bytes:
    """The edited ``pack.json`` with the keys that a downloaded draft has: what the editor left as it was keeps them."""
    keys = {said_words(piece): piece.contribution for piece in said(drafted)}
    pack = rewritten(load(edited), lambda piece: replace(piece, contribution=keys.get(said_words(piece), "")))
    return dump(pack)


def _describe(by: Actor, conversation: Conversation, told: Decided) -> None:
    """Says who people are, and what may show of them."""
    people = {person.of: person for person in told.people}
    for piece in _used(conversation):
        if person := people.get(piece.name):
            who = Described(piece.raw_name, person.name, piece.first_name, person.role, person.place)
            describe_piece(by=by, conversation=conversation, key=piece.key, who=who)


def _record(by: Actor, conversation: Conversation, answers: Iterable[Answer]) -> None:
    """Records what people answered, each for the words and the name as they stand at that moment."""
    used = _used(conversation)
    for answer in answers:
        keys = [piece.key for piece in used if _is_meant(piece, answer)]
        # A machine whose clock is behind shows the demonstration all the same.
        given_on = min(answer.given_on, timezone.localdate())
        record_consents(
            by=by,
            conversation=conversation,
            keys=keys,
            decision=answer.decision,
            how=answer.how,
            given_on=given_on,
        )


def _is_meant(piece: Piece, answer: Answer) -> bool:
    if answer.begins:
        return piece.text.startswith(answer.begins)
    return answer.of == (piece.name or piece.raw_name)


def _trim(by: Actor, conversation: Conversation, told: Trim) -> None:
    """Shortens one quotation after its yes."""
    pieces = pieces_of(_standing(conversation), HEARD)
    where = next(piece.where for piece in pieces if piece.words.startswith(told.begins))
    edit_pack(
        by=by,
        conversation=conversation,
        edit=partial(trim_piece, where=where, words=told.to),
        sentence="Trimmed a quote",
        based_on=draft_of(conversation).number,
        section=HEARD,
    )


def _used(conversation: Conversation) -> list[Piece]:
    """The pieces of the ledger that stand in the pack; what only the draft offered was asked of nobody."""
    keys = {piece.contribution for piece in said(_standing(conversation))}
    return [piece for piece in ledger(conversation) if piece.key in keys]


def _standing(conversation: Conversation) -> Pack:
    pack = working_pack(conversation)
    assert pack is not None  # noqa: S101 - tells the type checker that the month was drafted
    return pack
