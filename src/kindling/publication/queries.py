"""Reads of editions."""

from __future__ import annotations

from kindling.publication.models import Edition, EditionFile, EditionStatus


def current_edition(month: str) -> Edition | None:
    """The edition that readers see of a month's pack."""
    return Edition.objects.filter(conversation__month=month, status=EditionStatus.CURRENT).first()


def latest_edition(month: str) -> Edition | None:
    """The last edition of a month's pack, whatever became of it."""
    return Edition.objects.filter(conversation__month=month).order_by("-number").first()


def current_file(month: str, name: str) -> EditionFile | None:
    """A file of the edition that readers see."""
    of_current = EditionFile.objects.filter(edition__conversation__month=month, edition__status=EditionStatus.CURRENT)
    return of_current.filter(name=name).first()


def was_offered(month: str, name: str) -> bool:
    """Whether any edition of a month, whatever became of it, had a file of that name."""
    return EditionFile.objects.filter(edition__conversation__month=month, name=name).exists()
