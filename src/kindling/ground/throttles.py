"""How often may somebody try? Counted windows in the database, which every process shares."""

from __future__ import annotations

import datetime
import ipaddress
from dataclasses import dataclass

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.crypto import salted_hmac

from kindling.ground.models import Throttle


@dataclass(frozen=True, slots=True)
class Limit:
    """``most`` tries of what ``name`` says in each window of ``seconds``; windows begin at whole multiples of it."""

    name: str
    most: int
    seconds: int


def may_try(limit: Limit, who: str) -> bool:
    """Counts one try by ``who`` and answers whether it was among those allowed.

    Always three statements, whatever was counted before, so that nothing can be told from them. The count stands in a
    transaction of its own unless the caller has one open. ``who`` is kept as a keyed hash alone.
    """
    now = int(timezone.now().timestamp())
    begins = now - now % limit.seconds
    key = salted_hmac("kindling.throttle", f"{limit.name}\0{who}", algorithm="sha256").hexdigest()
    ends_at = datetime.datetime.fromtimestamp(begins + limit.seconds, tz=datetime.UTC)
    with transaction.atomic():
        # A row that another process makes at the same moment is passed over; both then count in it.
        Throttle.objects.bulk_create([Throttle(key=key, ends_at=ends_at)], ignore_conflicts=True)
        row = Throttle.objects.filter(key=key, ends_at=ends_at)
        row.update(count=F("count") + 1)
        counted = row.values_list("count", flat=True).get()
    return counted <= limit.most


def sweep_throttles() -> int:
    """Takes away the windows that are over; answers how many."""
    return Throttle.objects.filter(ends_at__lt=timezone.now()).delete()[0]


def network_of(address: str) -> str:
    """The network of an internet address: its first 24 bits, or 56 of IPv6, which is what one household has.

    Words that are no address, as behind a socket without one, are a network of their own.
    """
    try:
        told = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return "nowhere"
    if isinstance(told, ipaddress.IPv6Address):
        if told.ipv4_mapped is None:
            return str(ipaddress.ip_network((told, 56), strict=False))
        told = told.ipv4_mapped
    return str(ipaddress.ip_network((told, 24), strict=False))
