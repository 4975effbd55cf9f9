"""What have people recommended, by month and by type?"""

from __future__ import annotations

from itertools import groupby

from kindling.archive import addresses, months
from kindling.archive.queries.filters import choices
from kindling.archive.queries.listed import title_of
from kindling.archive.records import MonthOfResources, Resources, ResourceShown
from kindling.conversations.models import Resource, ResourceType

NEWEST = 200
"""How many resources one page shows."""


def resources_page(type_: str = "") -> Resources:
    """The newest resources, of one type or of all."""
    used = set(Resource.objects.order_by().values_list("type", flat=True).distinct())
    types = choices("everything", [(v, label) for v, label in ResourceType.choices if v in used], type_)
    rows = Resource.objects.select_related("conversation").order_by("-conversation__month", "position", "pk")
    if type_:
        rows = rows.filter(type=type_)
    shown = list(rows[:NEWEST])
    found = len(shown) if len(shown) < NEWEST else rows.count()
    return Resources(types, tuple(_by_month(shown)), found, len(shown))


def _by_month(rows: list[Resource]) -> list[MonthOfResources]:
    found = []
    for conversation, group in groupby(rows, key=lambda row: row.conversation):
        label, url = months.label_of(conversation.month), addresses.conversation(conversation.month)
        found.append(MonthOfResources(label, title_of(conversation), url, tuple(map(resource_shown, group))))
    return found


def resource_shown(row: Resource) -> ResourceShown:
    """Something recommended, as it stands in lists; ``row.conversation`` has to be at hand."""
    month = row.conversation.month
    return ResourceShown(
        title=row.title,
        by=row.by,
        url=row.url,
        type=row.type,
        type_name=row.get_type_display(),
        note=row.note,
        month=month,
        month_label=months.label_of(month),
        month_url=addresses.conversation(month),
    )
