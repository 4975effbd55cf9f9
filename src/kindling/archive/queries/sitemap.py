"""Which pages has the site, and when did each change?"""

from __future__ import annotations

from django.db.models import Max
from django.db.models.functions import Coalesce

from kindling.archive import addresses, months
from kindling.conversations.models import Profile
from kindling.conversations.queries import known_conversations

STEADY = ("/", addresses.archive(), "/people/", "/resources/", "/topics/", addresses.NUMBERS, "/about/")
"""Pages that there always are, and that somebody may look for."""


def site_pages() -> list[tuple[str, str]]:
    """Each page with the day of its last edition or withdrawal (``2024-09-02``) or nothing; in two queries."""
    changed = Max(Coalesce("editions__withdrawn_at", "editions__published_at"))
    rows = list(known_conversations().annotate(changed=changed).order_by("-month").values_list("month", "changed"))
    years = sorted({months.year_of(month) for month, _ in rows}, reverse=True)
    people = Profile.objects.filter(credits__isnull=False).distinct().order_by("slug").values_list("slug", flat=True)
    return [
        *((url, "") for url in STEADY),
        *((addresses.archive(year), "") for year in years),
        *((addresses.person(slug), "") for slug in people),
        *((addresses.conversation(month), f"{at:%Y-%m-%d}" if at else "") for month, at in rows),
    ]
