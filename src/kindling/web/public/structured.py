"""What search engines are told of the series and its conversations, in the words of schema.org.

Nothing is told that is not known: no place to join where none is kept here, no time where only the month is known.
"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.utils import timezone

from kindling.archive import addresses
from kindling.archive.records import Conversation, Home, Meeting, RecordingShown, Site

Told = dict[str, Any]

CONTEXT = "https://schema.org"


def series_told(site: Site, home: Home) -> Told:
    """The series as an EventSeries, with the next conversation where it is known."""
    told = {
        "@context": CONTEXT,
        **_series(site),
        "description": site.series_about,
        "organizer": _organiser(site),
        "subEvent": _next(home.meeting),
    }
    return _known(told)


def conversation_told(site: Site, page: Conversation) -> Told:
    """A conversation as an Event."""
    home = settings.SITE_URL
    told = {
        "@context": CONTEXT,
        **_online(home + page.url, page.title),
        **_changed(page),
        "description": page.summary,
        "startDate": _when(page),
        "endDate": page.ends_at.isoformat() if page.ends_at else "",
        "inLanguage": settings.LANGUAGE_CODE,
        "image": home + addresses.preview(page.month),
        "organizer": _organiser(site),
        "superEvent": _series(site),
        "performer": [_known({"@type": "Person", "name": one.name, "url": home + one.url}) for one in page.speakers],
        "keywords": ", ".join(theme.label for theme in page.themes),
        "recordedIn": [_video(one, page) for one in page.recordings if one.url],
        "subjectOf": _pack(page),
    }
    return _known(told)


def _series(site: Site) -> Told:
    home = settings.SITE_URL
    return {"@type": "EventSeries", "@id": f"{home}/#series", "name": site.series, "url": f"{home}/"}


def _organiser(site: Site) -> Told:
    return {"@type": "Organization", "name": site.community, "url": f"{settings.SITE_URL}/about/"}


def _online(url: str, name: str) -> Told:
    return {
        "@type": "Event",
        "@id": f"{url}#event",
        "name": name,
        "url": url,
        "eventStatus": f"{CONTEXT}/EventScheduled",
        "eventAttendanceMode": f"{CONTEXT}/OnlineEventAttendanceMode",
    }


def _next(meeting: Meeting | None) -> Told:
    if meeting is None or meeting.conversation is None:
        return {}
    of = meeting.conversation
    times = {"startDate": meeting.begins_at.isoformat(), "endDate": meeting.ends_at.isoformat()}
    return {**_online(settings.SITE_URL + of.url, of.title), **times}


def _changed(page: Conversation) -> Told:
    """Whether it does not take place, or was moved from another day."""
    if page.called_off:
        return {"eventStatus": f"{CONTEXT}/EventCancelled"}
    if page.moved_from:
        return {"eventStatus": f"{CONTEXT}/EventRescheduled", "previousStartDate": page.moved_from.isoformat()}
    return {}


def _when(page: Conversation) -> str:
    """Its beginning with the offset of its zone, or its day."""
    if page.begins_at:
        return page.begins_at.isoformat()
    return page.day.isoformat() if page.day else ""


def _video(one: RecordingShown, page: Conversation) -> Told:
    minutes = f"PT{one.minutes}M" if one.minutes else ""
    return _known({"@type": "VideoObject", "name": one.title or page.title, "url": one.url, "duration": minutes})


def _pack(page: Conversation) -> Told:
    edition = page.edition
    if edition is None:
        return {}
    home = settings.SITE_URL
    return {
        "@type": "DigitalDocument",
        "name": edition.title,
        "url": home + page.url,
        "version": edition.number,
        "datePublished": timezone.localdate(edition.published_at).isoformat(),
        "encoding": [
            {"@type": "MediaObject", "name": file.kind, "contentUrl": home + file.url} for file in edition.files
        ],
    }


def _known(told: Told) -> Told:
    """Without what is empty."""
    return {name: value for name, value in told.items() if value not in ("", [], {})}
