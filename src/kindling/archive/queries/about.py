"""What does the community say of itself?"""

from __future__ import annotations

import datetime

from django.db.models import Count, Min

from kindling.archive import months
from kindling.archive.queries.listed import held_conversations
from kindling.archive.records import About, Sister
from kindling.conversations.models import SisterCommunity
from kindling.conversations.queries import boilerplate_of


def about_page(month: str, *, now: datetime.datetime) -> About:
    """The words packs carry in ``month``, the communities close to ours, and how long there have been conversations."""
    words = boilerplate_of(month)
    counted = held_conversations(now).aggregate(count=Count("pk"), first=Min("month"))
    sisters = SisterCommunity.objects.all()
    return About(
        movement=words.about if words else "",
        series_words=words.series if words else "",
        thanks=words.thanks if words else "",
        sisters=tuple(Sister(one.name, one.about, one.url) for one in sisters),
        conversations=counted["count"],
        since=months.year_of(counted["first"]) if counted["first"] else None,
    )
