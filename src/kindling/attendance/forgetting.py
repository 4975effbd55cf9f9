"""A name that nobody settled goes with the last file that told of it."""

from __future__ import annotations

from django.db.models import Exists, OuterRef

from kindling.attendance.models import Attended
from kindling.contributions.whose import names_in_words
from kindling.people.models import Alias
from kindling.people.queries import open_names


def forget_names() -> int:
    """Removes open names under which nobody came, in any month, and nothing is kept of what was said; answers how many.

    Inside the caller's transaction.
    """
    came = Attended.objects.filter(alias=OuterRef("pk"))
    loose = open_names().filter(~Exists(came)).order_by("pk")
    rows = dict(loose.select_for_update(skip_locked=True).values_list("pk", "key"))
    # Somebody may have come under a name before it was locked; from here on nobody does.
    for number in Attended.objects.filter(alias__in=list(rows)).values_list("alias", flat=True):
        rows.pop(number, None)
    spoken = names_in_words(set(rows.values())) if rows else frozenset()
    gone = [number for number, key in rows.items() if key not in spoken]
    Alias.objects.filter(pk__in=gone).delete()
    return len(gone)
