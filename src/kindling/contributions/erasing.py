"""Somebody is erased from what was said: their yes is taken back at once, and their words go month by month.

The first step stands in the transaction that erases the person; the worker does the others, each of which may be
killed and done again. Words belong to whoever their name was settled as; see `people.models.Alias`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from kindling.contributions.actions.consents import record_consents
from kindling.contributions.models import (
    CLEARING,
    Consent,
    Contribution,
    Decision,
    DropLink,
    Erasing,
    FileStatus,
    Flag,
    HarvestFile,
    KnownName,
    PlaceAnswer,
)
from kindling.contributions.queries.ledger import latest, rows_of
from kindling.contributions.reread import forget_reread
from kindling.contributions.whose import keys_of, lines_of, meant, pieces_of, take_open_names, tells, with_words
from kindling.conversations.models import Conversation
from kindling.ground.actions import record_audit
from kindling.ground.actors import WORKER
from kindling.ground.models import AuditLine
from kindling.people.erasing import NAME
from kindling.people.models import Person

HOW = "They asked to be erased."


@dataclass(frozen=True, slots=True)
class Step:
    """One month of one erasure: the names that mean them there, and the numbers of their pieces.

    ``packs_alone`` where they were not met that month, and only its packs may name them.
    """

    erasing: int
    conversation: Conversation
    keys: frozenset[str]
    pieces: tuple[int, ...]
    name_goes: bool = False
    packs_alone: bool = False


@dataclass(frozen=True, slots=True)
class Theirs:
    """What is somebody's in a month, by which it is known in packs: keys of pieces, words, lines that are cited.

    ``renamed`` are the files that are called otherwise from now on. ``name_goes`` where they wish to be named nowhere,
    not even as somebody who spoke.
    """

    keys: frozenset[str]
    words: frozenset[str]
    cited: frozenset[tuple[str, int]]
    names: frozenset[str]
    renamed: Mapping[str, str]
    name_goes: bool = False


def begin(person: Person) -> None:
    """Takes back every yes of ``person``, and writes down what is to be done; inside the caller's transaction.

    Editions that hold their words are out of sight from this moment.
    """
    take_open_names(person)
    todo = {}
    for conversation in with_words(person):
        keys = keys_of(person, conversation.month)
        pieces = pieces_of(conversation, keys)
        if pieces or lines_of(conversation, keys, pieces).exists() or _has_answers(conversation, keys):
            todo[conversation.month] = {"keys": sorted(keys), "pieces": [row.pk for row in pieces]}
            _withdraw(conversation, pieces)
    _forget_known(keys_of(person, ""))
    Erasing.objects.update_or_create(person=person.uid, defaults={"todo": todo})


def begin_in(person: Person, conversations: Iterable[Conversation]) -> None:
    """The same for months in which they were met and perhaps said nothing: the exports tell of them."""
    row = Erasing.objects.get(person=person.uid)
    for one in conversations:
        row.todo.setdefault(one.month, {"keys": sorted(keys_of(person, one.month)), "pieces": []})
    row.save(update_fields=["todo"])


def names_going(month: str) -> frozenset[str]:
    """The keys of names that were erased and that the exports of a month still tell, until its turn comes."""
    told = [row.todo.get(month, {}) for row in Erasing.objects.all()]
    return frozenset(key for one in told for key in one.get("keys", ()))


def take_name_from(*, person: str, months: Iterable[str], names: Collection[str]) -> None:
    """Has their name go from packs of ``months`` as well, where they spoke; inside the caller's transaction."""
    row = Erasing.objects.get(person=person)
    for month in months:
        told = row.todo.setdefault(month, {"keys": [], "pieces": [], "packs alone": True})
        told |= {"keys": sorted({*told["keys"], *names}), "name goes": True}
    row.save(update_fields=["todo"])


def tell_when_done(*, person: str, address: str) -> None:
    """Keeps ``address`` until the last mail is on its way, inside the caller's transaction."""
    Erasing.objects.filter(person=person).update(address=address)


def next_step(besides: Collection[tuple[int, str]] = ()) -> Step | None:
    """The next month of the oldest erasure, none of ``besides``; months that are being read are left until they are."""
    for row in Erasing.objects.all():
        waiting = HarvestFile.objects.filter(conversation__month__in=row.todo, status=FileStatus.WAITING)
        busy = set(waiting.values_list("conversation__month", flat=True))
        for month in sorted(month for month in set(row.todo) - busy if (row.pk, month) not in besides):
            conversation = Conversation.objects.select_related("series").get(month=month)
            told = row.todo[month]
            keys, flags = frozenset(told["keys"]), ("name goes" in told, "packs alone" in told)
            return Step(row.pk, conversation, keys, tuple(told["pieces"]), *flags)
    return None


def finished() -> tuple[int, str, str] | None:
    """An erasure of which every month is done: its number, whose it was, where the last mail goes."""
    rows = Erasing.objects.filter(todo={}).values_list("pk", "person", "address")
    return rows.first()


def close(erasing: int) -> None:
    """Forgets an erasure that is done."""
    Erasing.objects.filter(pk=erasing).delete()


def theirs_in(step: Step) -> Theirs:
    """What is theirs in a month, while it is still there."""
    pieces = list(rows_of(step.conversation).filter(pk__in=step.pieces))
    lines = list(lines_of(step.conversation, step.keys, pieces).select_related("file"))
    texts = [one.text for one in pieces] + [one.text for one in lines]
    return Theirs(
        keys=frozenset(f"c{number}" for number in step.pieces),
        words=frozenset(" ".join(text.split()) for text in texts),
        cited=frozenset((one.file.name, one.ordinal) for one in lines),
        names=step.keys,
        renamed=_renamed(step.conversation, step.keys),
        name_goes=step.name_goes,
    )


def erase_month(step: Step) -> None:
    """Removes what the ledger and the hour hold of them, and marks the month as done. Safe to repeat.

    The month's exports go whole, as purging does: nobody can be cut out of bytes. What others said stays as lines.
    """
    with transaction.atomic():
        Conversation.objects.select_for_update().get(pk=step.conversation.pk)
        pieces = list(Contribution.objects.filter(pk__in=step.pieces))
        if not step.packs_alone:
            _erase_exports(step.conversation)
        lines_of(step.conversation, step.keys, pieces).delete()
        Consent.objects.filter(contribution__in=pieces).delete()
        Contribution.objects.filter(pk__in=step.pieces).delete()
        _erase_settled(step.conversation, step.keys)
        _rename(step.conversation, step.keys)
        _clear_audit(step.conversation, step.keys)
        row = Erasing.objects.select_for_update().filter(pk=step.erasing).first()
        if row is not None:
            row.todo.pop(step.conversation.month, None)
            row.save(update_fields=["todo"])
        record_audit(by=WORKER, action="erase words", subject=f"conversation {step.conversation.month}")
    forget_reread()


def _has_answers(conversation: Conversation, keys: Collection[str]) -> bool:
    return bool(meant(_answers(conversation).values_list("raw_name", flat=True), keys))


def _answers(conversation: Conversation) -> QuerySet[PlaceAnswer]:
    return PlaceAnswer.objects.filter(conversation=conversation)


def _withdraw(conversation: Conversation, pieces: Iterable[Contribution]) -> None:
    keys = [row.key for row in pieces if (last := latest(row)) is not None and last.decision in CLEARING]
    if keys:
        record_consents(
            by=WORKER,
            conversation=conversation,
            keys=keys,
            decision=Decision.WITHDRAWN,
            how=HOW,
            given_on=timezone.localdate(),
        )


def _forget_known(keys: Collection[str]) -> None:
    KnownName.objects.filter(folded__in=[key for key in keys if " " in key]).delete()


def _erase_exports(conversation: Conversation) -> None:
    rows = HarvestFile.objects.filter(conversation=conversation).exclude(status=FileStatus.WAITING)
    # The bytes go first: were they to go last, a step that is killed would leave them without a row.
    for stored in rows.exclude(stored="").values_list("stored", flat=True):
        default_storage.delete(stored)
    rows.update(stored="", leased_until=None)
    rows.filter(purged_at=None).update(purged_at=timezone.now())


def _erase_settled(conversation: Conversation, keys: Collection[str]) -> None:
    answers = _answers(conversation)
    answers.filter(raw_name__in=meant(answers.values_list("raw_name", flat=True), keys)).delete()
    for flag in Flag.objects.filter(conversation=conversation):
        told = (flag.sentence, flag.where, flag.reason, flag.instead)
        if any(tells(words, keys) for words in told) or meant([flag.where], keys):
            flag.delete()


def _renamed(conversation: Conversation, keys: Collection[str]) -> dict[str, str]:
    """Files that are called after them, as exports often are, and what each is called from now on."""
    rows = HarvestFile.objects.filter(conversation=conversation).values_list("pk", "name")
    return {
        name: f"file-{pk}{name[name.rfind('.') :] if '.' in name else ''}" for pk, name in rows if tells(name, keys)
    }


def _rename(conversation: Conversation, keys: Collection[str]) -> None:
    """Gives files and links other names that are called after them; what cites a file follows."""
    for link in DropLink.objects.filter(conversation=conversation):
        if tells(link.label, keys):
            DropLink.objects.filter(pk=link.pk).update(label=NAME)
    renamed = _renamed(conversation, keys)
    for old, new in renamed.items():
        HarvestFile.objects.filter(conversation=conversation, name=old).update(name=new, remark="")
    for row in Contribution.objects.filter(conversation=conversation) if renamed else ():
        row.sources = [one | {"file": renamed.get(one["file"], one["file"])} for one in row.sources]
        row.save(update_fields=["sources"])


def _clear_audit(conversation: Conversation, keys: Collection[str]) -> None:
    """What an editor was told of a change may name them."""
    for line in AuditLine.objects.filter(subject__startswith=f"conversation {conversation.month}").exclude(note=""):
        if tells(line.note, keys):
            AuditLine.objects.filter(pk=line.pk).update(note="")
