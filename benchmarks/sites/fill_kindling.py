"""Fills a Kindling site with as many conversations as asked: ``python -m benchmarks.sites.fill_kindling 10000``.

Each has what a real one has. One pack is published as the site does it; the other editions share its files.
"""

from __future__ import annotations

import datetime
import sys
from collections.abc import Iterator
from typing import Any

from kindling.cli.site import settled, stand_up

NEWEST = 2026 * 12 + 9
"""October 2026, the month of the invented pack, in months since the year 0."""


def main(count: int) -> None:
    """Stands the site up and fills it; older months go back as far as they must."""
    stand_up(settled())
    from django.db import transaction  # noqa: PLC0415 - once Django stands

    with transaction.atomic():
        _fill(count)


def _fill(count: int) -> None:
    from kindling.conversations import models  # noqa: PLC0415 - once Django stands
    from kindling.publication.models import Edition, EditionFile  # noqa: PLC0415 - the same

    models.Community.objects.create(name="The Kettle", about="People who care.", contact_email="hello@kettle.example")
    series = models.Series.objects.create(
        name="By the kettle", rule="FREQ=MONTHLY;BYDAY=3TH", starts=datetime.time(18), ends=datetime.time(19)
    )
    theme = models.Theme.objects.create(name="Listening", slug="listening")
    people = models.Profile.objects.bulk_create(
        models.Profile(slug=f"guest-{number}", name=f"Guest {number}", role="Porter", place="Leeds", bio="Pushes.")
        for number in range(max(count // 3, 1))
    )
    rows = models.Conversation.objects.bulk_create(_months(models, series, count))
    models.Conversation.themes.through.objects.bulk_create(
        models.Conversation.themes.through(conversation=row, theme=theme) for row in rows
    )
    _credits(models, rows, people)
    _kept(models, rows)
    first = _published(rows[0])
    editions = Edition.objects.bulk_create(
        Edition(conversation=row, number=1, published_at=first.published_at, title=row.title, people=48)
        for row in rows[1::2]
    )
    files = list(first.files.all())
    EditionFile.objects.bulk_create(
        EditionFile(edition=one, name=f.name, media_type=f.media_type, sha256=f.sha256, size=f.size, stored=f.stored)
        for one in editions
        for f in files
    )


def _months(models: Any, series: Any, count: int) -> Iterator[Any]:
    for number in range(count):
        year, month = divmod(NEWEST - number, 12)
        yield models.Conversation(
            series=series,
            month=f"{year:04d}-{month + 1:02d}",
            title=f"Small repairs, part {number}",
            format=("speaker", "panel", "open")[number % 3],
            summary="What one repair taught a ward about asking for help, and what came of it.",
            day=datetime.date(year, month + 1, 15),
            people=40 + number % 20,
        )


def _credits(models: Any, rows: list[Any], people: list[Any]) -> None:
    models.Credit.objects.bulk_create(
        models.Credit(conversation=row, role="speaker", profile=people[number % len(people)])
        for number, row in enumerate(rows)
    )
    models.Credit.objects.bulk_create(
        models.Credit(conversation=row, role="host", name=f"Somebody {number % 500}", position=1)
        for number, row in enumerate(rows)
    )


def _kept(models: Any, rows: list[Any]) -> None:
    models.Question.objects.bulk_create(models.Question(conversation=row, text="Who came back?") for row in rows)
    models.Recording.objects.bulk_create(
        models.Recording(conversation=row, url="https://video.example.org/1", minutes=40) for row in rows
    )
    models.Resource.objects.bulk_create(
        models.Resource(conversation=row, title=f"A book, part {number}", type=("book", "film")[number % 2])
        for number, row in enumerate(rows)
    )


def _published(row: Any) -> Any:
    from kindling.cli.demo.fill import publish_month  # noqa: PLC0415 - once Django stands
    from kindling.ground.actors import WORKER  # noqa: PLC0415 - the same
    from kindling.publication.queries import current_edition  # noqa: PLC0415 - the same

    publish_month(by=WORKER, conversation=row)
    return current_edition(row.month)


if __name__ == "__main__":
    main(int(sys.argv[1]))
