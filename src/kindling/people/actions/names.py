"""A name from an export is said to be somebody's, or nobody's; and what was said can be taken back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.db import transaction
from django.utils import timezone

from kindling.ground.actions import record_audit
from kindling.ground.actors import Actor
from kindling.people.keeping import can_settle, check_can_look_after_people, check_can_settle
from kindling.people.models import Alias, Person
from kindling.people.moving import narrow_alias
from kindling.people.naming import LONGEST, name_key

BATCH = 500
"""Names looked up at once."""


def alias_for(*, name: str, month: str = "") -> Alias:
    """The alias of a clean name: that of ``month`` alone where there is one, else the one for every month, made where
    it is missing."""
    return aliases_for(names=[name], month=month)[name]


def aliases_for(*, names: Iterable[str], month: str = "") -> dict[str, Alias]:
    """The same for many names, in a few queries; names without anything to compare have none."""
    keys = {name: name_key(name) for name in names}
    wanted = sorted({key for key in keys.values() if key})
    found: dict[str, Alias] = {}
    with transaction.atomic():
        for at in range(0, len(wanted), BATCH):
            found |= _found(wanted[at : at + BATCH], month)
        missing = {key: name for name, key in reversed(keys.items()) if key and key not in found}
        new = [Alias(key=key, name=name[:LONGEST]) for key, name in sorted(missing.items())]
        Alias.objects.bulk_create(new, ignore_conflicts=True, batch_size=BATCH)
        for at in range(0, len(new), BATCH):
            found |= _found([one.key for one in new[at : at + BATCH]], month)
    return {name: found[key] for name, key in keys.items() if key}


def _found(keys: list[str], month: str) -> dict[str, Alias]:
    # The month's own comes last, and takes the place of the general one. Locked, so that nobody sweeps away a name
    # in the moment in which something comes to hang on it.
    rows = Alias.objects.select_for_update(of=("self",)).filter(key__in=keys, month__in={"", month})
    rows = rows.order_by("key", "month")
    return {row.key: row for row in rows}


def settle_alias(*, by: Actor, alias: Alias, person: Person, only_month: str = "") -> Alias:
    """Says that a name is ``person``'s; in ``only_month`` alone, where others are called so in other months.

    Raises `NotAllowed`.
    """
    check_can_look_after_people(by)
    with transaction.atomic():
        row = _own(alias, only_month) if only_month and not alias.month else _locked(alias)
        check_can_settle(row, person)
        row.person, row.settled_at = person, timezone.now()
        row.save(update_fields=["person", "settled_at"])
        record_audit(by=by, action="settle name", subject=f"person {person.uid}", note=only_month)
    return row


def settle_aliases(*, by: Actor, people: Mapping[int, Person]) -> int:
    """Says of several names at once whose they are, by the number of each; answers how many were still open.

    Those that somebody settled meanwhile are left as they are.
    """
    check_can_look_after_people(by)
    with transaction.atomic():
        rows = Alias.objects.select_for_update().filter(pk__in=list(people), person=None, nobody=False)
        open_ = [row for row in rows if can_settle(row, people[row.pk])]
        now = timezone.now()
        for row in open_:
            row.person, row.settled_at = people[row.pk], now
        Alias.objects.bulk_update(open_, ["person", "settled_at"], batch_size=BATCH)
        if open_:
            uids = ", ".join(dict.fromkeys(people[row.pk].uid for row in open_))
            record_audit(by=by, action="settle names", subject=f"{len(open_)} names", note=uids)
    return len(open_)


def meet_person(*, by: Actor, alias: Alias, name: str = "") -> Person:
    """Makes somebody known who came and is on no list yet, under the name they were met by; no mail goes to them."""
    check_can_look_after_people(by)
    with transaction.atomic():
        person = Person.objects.create(name=" ".join(name.split())[:LONGEST] or alias.name)
        settle_alias(by=by, alias=alias, person=person)
    return person


def settle_as_nobody(*, by: Actor, alias: Alias) -> Alias:
    """Says that nobody stands behind a name: a device, a shared room."""
    check_can_look_after_people(by)
    with transaction.atomic():
        row = _locked(alias)
        row.person, row.nobody, row.settled_at = None, True, timezone.now()
        row.save(update_fields=["person", "nobody", "settled_at"])
        record_audit(by=by, action="settle name", subject=f"alias {row.pk}", note="nobody")
    return row


def reopen_alias(*, by: Actor, alias: Alias) -> Alias:
    """Takes back whose a name was said to be; it is asked again."""
    check_can_look_after_people(by)
    with transaction.atomic():
        row = _locked(alias)
        who = f"person {row.person.uid}" if row.person else f"alias {row.pk}"
        row.person, row.nobody, row.settled_at = None, False, None
        row.save(update_fields=["person", "nobody", "settled_at"])
        record_audit(by=by, action="reopen name", subject=who)
    return row


def _locked(alias: Alias) -> Alias:
    return Alias.objects.select_for_update(of=("self",)).select_related("person").get(pk=alias.pk)


def _own(general: Alias, month: str) -> Alias:
    """The same name of one month alone; what hangs on it in that month goes over."""
    own, _ = Alias.objects.get_or_create(key=general.key, month=month, defaults={"name": general.name})
    narrow_alias(general, own)
    return own
