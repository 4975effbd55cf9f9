"""Writes of editions: publish, which also re-issues, attach what was made elsewhere, and withdraw."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import zip_longest

from django.db import transaction
from django.utils import timezone

from kindling.contributions.queries import consents_behind
from kindling.contributions.records import ConsentBehind
from kindling.conversations.actions import count_by_files
from kindling.conversations.models import Conversation
from kindling.curation.queries import blockers, cleared_pack
from kindling.curation.queries.opened import opened_pack
from kindling.ground.actions import record_audit
from kindling.ground.actors import WORKER, Actor
from kindling.ground.errors import NotAllowed
from kindling.ground.files import keep_file
from kindling.kernel.errors import KindlingError
from kindling.pack.counted import counted
from kindling.pack.document import Pack, said
from kindling.publication.files import SUFFIXES, MadeFile, made_file
from kindling.publication.models import SHOWN, Edition, EditionFile, EditionKind, EditionQuote, EditionStatus
from kindling.publication.queries import pack_of, stale_editions, still_allowed
from kindling.publication.quotes import keys_of
from kindling.publication.rules import (
    check_can_attach,
    check_can_follow,
    check_can_publish,
    check_can_withdraw,
    last_number,
)
from kindling.publication.twins import twins
from kindling.renderers.artifact import Artifact

_log = logging.getLogger(__name__)


def publish_edition(
    *, by: Actor, conversation: Conversation, pack: Pack, note: str = "", after: int | None = None
) -> Edition:
    """Publishes ``pack`` as the conversation's current edition; an earlier one steps back in the same moment.

    All twins are rendered and stored before anything is swapped, so that readers never meet half an edition. ``note``
    says what is new in it, ``after`` which edition it is to follow. Raises `NotAllowed` with the reason where the pack
    cannot be published: what was decided about its quotes counts until the very moment of the swap.
    """
    check_can_publish(conversation, pack, by)
    check_can_follow(conversation, after)
    made = _stored(twins(pack))
    with transaction.atomic():
        EditionQuote.objects.hold(keys_of(pack))
        # Whoever says no at this moment is waited for, or finds the new edition and takes it out of sight.
        Conversation.objects.select_for_update().get(pk=conversation.pk)
        check_can_publish(conversation, pack, by)
        edition = _swapped(by, conversation, pack, _kept_all(made), note=note, after=after)
        _quote(edition, consents_behind(conversation, keys_of(pack)))
    return edition


def publish_working_pack(
    *, by: Actor, conversation: Conversation, note: str = "", revision: int | None = None, after: int | None = None
) -> Edition:
    """Publishes what is cleared of the conversation's working pack. Raises `NotAllowed` with what blocks it first.

    ``revision`` and ``after`` are the revision and the last edition (0 before there is one) that somebody has read:
    where others stand by now, nothing is published. Where nobody has said how many came, the month says what the pack
    counted, and nothing where it did not.
    """
    opened = opened_pack(conversation)
    if revision is not None and revision != (opened.number if opened else 0):
        raise NotAllowed("The pack was changed since you opened this page.", "Read it again, then publish.")
    for blocker in blockers(conversation):
        raise NotAllowed(blocker.sentence, "Look after this first.")
    pack = cleared_pack(conversation, pack=opened.pack if opened else None)
    edition = publish_edition(by=by, conversation=conversation, pack=pack, note=note, after=after)
    count = counted(pack)
    if count is None:
        count_by_files(by=by, conversation=conversation, people=None)
    else:
        people, more, new = count.people, count.or_more, count.newcomers
        count_by_files(by=by, conversation=conversation, people=people, or_more=more, newcomers=new)
    return edition


def reissue_stale(*, by: Actor = WORKER) -> int:
    """Publishes each edition anew whose words were taken back, without them; answers how many.

    Nothing else of it changes. An edition of which a file is lost stays out of sight, and the log says so.
    """
    done = 0
    for edition in stale_editions():
        try:
            done += _reissued(by, edition)
        except KindlingError as wrong:
            _log.error("Edition %s cannot be issued again: %s", edition.pk, wrong.sentence)
    return done


def reissue_changed(*, by: Actor = WORKER, edition: Edition, change: Callable[[Pack], Pack]) -> bool:
    """Publishes an edition anew as ``change`` makes it, without what was taken back; answers whether that differs.

    For whoever is to be gone from it altogether. Raises `LostFile` where the storage has lost its pack.
    """
    pack = pack_of(edition)
    return change(still_allowed(pack, edition)) != pack and _reissued(by, edition, change)


def _same(pack: Pack) -> Pack:
    return pack


def _reissued(by: Actor, edition: Edition, change: Callable[[Pack], Pack] = _same) -> bool:
    """Swaps one edition for the same without what was taken back, unless somebody was faster."""
    conversation, pack = edition.conversation, pack_of(edition)
    keys = keys_of(pack)
    made = change(still_allowed(pack, edition))
    files = _stored(twins(made))
    with transaction.atomic():
        EditionQuote.objects.hold(keys)
        held = Edition.objects.select_for_update().get(pk=edition.pk)
        if held.status not in SHOWN or change(still_allowed(pack, edition)) != made:
            return False
        what = "words were" if tuple(said(made)) != tuple(said(pack)) else "a photo or the recording was"
        note = f"Reissued on {_today()}: {what} taken back at somebody’s wish."
        new = _swapped(by, conversation, made, _kept_all(files), note=note)
        left = set(keys_of(made))
        kept = [row for row in held.quotes.all() if row.key in left]
        narrowed = {one.key: one for one in consents_behind(conversation, [row.key for row in kept])}
        EditionQuote.objects.bulk_create(_again(new, row, narrowed.get(row.key)) for row in kept)
    return True


def _again(edition: Edition, row: EditionQuote, behind: ConsentBehind | None) -> EditionQuote:
    """The quote in its new edition, under the newest consent where that is what it shows now."""
    again = EditionQuote(
        edition=edition, contribution_id=row.contribution_id, consent_id=row.consent_id, decision=row.decision
    )
    if behind is not None:
        again.consent_id, again.decision = behind.consent_id, behind.decision
    return again


def _today() -> str:
    today = timezone.localdate()
    return f"{today.day} {today:%B}"


def _swapped(
    by: Actor,
    conversation: Conversation,
    pack: Pack,
    files: Iterable[EditionFile],
    *,
    note: str,
    after: int | None = None,
) -> Edition:
    """The new current edition, inside the caller's transaction."""
    edition = Edition.objects.create(
        conversation=conversation,
        number=_step_back(conversation, after),
        published_at=timezone.now(),
        published_by=by.user,
        note=note,
        title=pack.title,
        subtitle=pack.subtitle,
        people=pack.people,
        groups=list(pack.groups),
        contents=[[entry.title, entry.section] for entry in pack.contents],
    )
    _attach(edition, files)
    record_audit(by=by, action="publish edition", subject=_subject(edition), note=note)
    return edition


def _quote(edition: Edition, behind: Iterable[ConsentBehind]) -> None:
    EditionQuote.objects.bulk_create(
        EditionQuote(
            edition=edition, contribution_id=one.contribution_id, consent_id=one.consent_id, decision=one.decision
        )
        for one in behind
    )


def attach_edition(
    *, by: Actor, conversation: Conversation, files: Sequence[tuple[str, bytes]], note: str = ""
) -> Edition:
    """Makes a pack made elsewhere the conversation's current edition; an earlier one steps back in the same moment.

    ``files`` are PDF or PPTX, each a name, by which alone errors call it, and its bytes. Raises `NotAllowed` with the
    reason where they cannot be attached, and `BadFile` where one is no pack.
    """
    check_can_attach(conversation, [data for _, data in files], by)
    made = [made_file(name, data) for name, data in files]
    artifacts = _stored(_named(made))
    title = conversation.title or next((one.title for one in made if one.title), "") or conversation.month
    with transaction.atomic():
        edition = Edition.objects.create(
            conversation=conversation,
            number=_step_back(conversation),
            kind=EditionKind.ELSEWHERE,
            published_at=timezone.now(),
            published_by=by.user,
            note=note,
            title=title,
        )
        _attach(edition, _kept_all(artifacts, pages=[one.pages for one in made]))
        record_audit(by=by, action="attach edition", subject=_subject(edition), note=note)
    return edition


def withdraw_edition(*, by: Actor, edition: Edition, reason: str) -> Edition:
    """Takes out of sight what readers see, or would again in a moment; its page says when and why.

    Its files stay, out of reach. What it counted of who came goes with it, unless somebody said so. Raises
    `NotAllowed`.
    """
    with transaction.atomic():
        held = Edition.objects.select_for_update().get(pk=edition.pk)
        check_can_withdraw(held, reason, by)
        held.status, held.reason, held.withdrawn_at = EditionStatus.WITHDRAWN, reason.strip(), timezone.now()
        held.save(update_fields=["status", "reason", "withdrawn_at"])
        record_audit(by=by, action="withdraw edition", subject=_subject(held), note=reason.strip())
        count_by_files(by=by, conversation=held.conversation, people=None)
    return held


def _stored(artifacts: Iterable[Artifact]) -> tuple[Artifact, ...]:
    """All of them, made and in the storage."""
    made = tuple(artifacts)
    for artifact in made:
        _kept(artifact)
    return made


def _kept_all(artifacts: Iterable[Artifact], *, pages: Sequence[int] = ()) -> Iterator[EditionFile]:
    """Their rows, with their numbers of ``pages`` where these are told, inside the caller's transaction.

    Bytes that were here before, and that nothing named, may have been swept away since they were stored.
    """
    for artifact, count in zip_longest(artifacts, pages):
        row = _kept(artifact)
        row.pages = count
        yield row


def _kept(artifact: Artifact) -> EditionFile:
    """The artifact's bytes in the storage, and a row that has no edition yet."""
    stored, sha256 = keep_file(artifact.data, folder="packs", suffix=f".{artifact.name.rpartition('.')[2]}")
    return EditionFile(
        name=artifact.name,
        media_type=artifact.media_type,
        sha256=sha256,
        size=len(artifact.data),
        stored=stored,
    )


def _named(made: Iterable[MadeFile]) -> Iterator[Artifact]:
    """Files made elsewhere under the names that readers meet: ``pack.pdf``, and ``pack-2.pdf`` where there are two."""
    seen: Counter[str] = Counter()
    for one in made:
        suffix = SUFFIXES[one.media_type]
        seen[suffix] += 1
        name = f"pack.{suffix}" if seen[suffix] == 1 else f"pack-{seen[suffix]}.{suffix}"
        yield Artifact(name, one.media_type, one.data)


def _step_back(conversation: Conversation, after: int | None = None) -> int:
    """Puts the current edition behind, and answers the next number. The conversation's row is the lock."""
    Conversation.objects.select_for_update().get(pk=conversation.pk)
    check_can_follow(conversation, after)
    Edition.objects.filter(conversation=conversation, status__in=SHOWN).update(status=EditionStatus.SUPERSEDED)
    return last_number(conversation) + 1


def _attach(edition: Edition, files: Iterable[EditionFile]) -> None:
    rows = list(files)
    for row in rows:
        row.edition = edition
    EditionFile.objects.bulk_create(rows)


def _subject(edition: Edition) -> str:
    return f"conversation {edition.conversation.month}, edition {edition.number}"
