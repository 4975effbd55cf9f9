"""Two readers of calendars that share no code: Python's icalendar, and ical.js in a browser."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from icalendar import Calendar, Event
from playwright.sync_api import Page

MODULE = Path(__file__).parents[1] / "vendor" / "ical.js"

READ = """
async ([module, text]) => {
  const { default: ICAL } = await import(module);
  const calendar = new ICAL.Component(ICAL.parse(text));
  const words = (part, name) => String(part.getFirstPropertyValue(name) ?? "");
  const who = (part, name) => {
    const found = part.getFirstProperty(name);
    const parameters = ["cn", "partstat"].map((one) => found?.getParameter(one) ?? "");
    return found ? [String(found.getFirstValue()), ...parameters] : [];
  };
  return calendar.getAllSubcomponents("vevent").map((part) => {
    const event = new ICAL.Event(part);
    return {
      method: words(calendar, "method"),
      uid: event.uid,
      sequence: event.sequence,
      begins: event.startDate.toUnixTime(),
      ends: event.endDate.toUnixTime(),
      changed: part.getFirstPropertyValue("last-modified")?.toUnixTime() ?? null,
      summary: event.summary,
      status: words(part, "status"),
      url: words(part, "url"),
      location: event.location ?? "",
      description: event.description ?? "",
      conference: words(part, "conference"),
      organizer: who(part, "organizer"),
      attendee: who(part, "attendee"),
    };
  });
}
"""


@dataclass(frozen=True, slots=True)
class Read:
    """One event as a reader understands it. Instants are seconds since 1970, which know no zone."""

    method: str
    uid: str
    sequence: int
    begins: float
    ends: float
    changed: float | None
    summary: str
    status: str
    url: str
    location: str
    description: str
    conference: str
    organizer: tuple[str, ...]
    attendee: tuple[str, ...]


def by_icalendar(made: bytes) -> list[Read]:
    """As Python's icalendar reads it."""
    calendar = Calendar.from_ical(made)
    assert isinstance(calendar, Calendar)
    return [_read(str(calendar["method"]), event) for event in calendar.events]


def by_icalendar_without_knowing_zones(made: bytes) -> list[Read]:
    """The same, with names of zones that nobody knows: only the rules in the file tell what they mean."""
    zones = {str(zone["tzid"]) for zone in Calendar.from_ical(made).walk("VTIMEZONE")}
    for number, zone in enumerate(sorted(zones)):
        made = made.replace(zone.encode(), f"Nowhere/Zone{number}of{abs(hash(made))}".encode())
    return by_icalendar(made)


def by_ical_js(page: Page, made: bytes) -> list[Read]:
    """As ical.js reads it, which knows of no zone but those in the file."""
    module = f"data:text/javascript;base64,{base64.b64encode(MODULE.read_bytes()).decode()}"
    found: list[dict[str, Any]] = page.evaluate(READ, [module, made.decode()])
    lists = ("organizer", "attendee")
    told: list[dict[str, Any]] = [one | {name: tuple(one[name]) for name in lists} for one in found]
    return [Read(**one) for one in told]


def _read(method: str, event: Event) -> Read:
    changed = event.last_modified if "last-modified" in event else None
    return Read(
        method=method,
        uid=str(event.uid),
        sequence=int(event.sequence),
        begins=event.decoded("dtstart").timestamp(),
        ends=event.decoded("dtend").timestamp(),
        changed=changed.timestamp() if changed else None,
        summary=str(event.summary),
        status=str(event["status"]),
        url=str(event.get("url", "")),
        location=str(event.get("location", "")),
        description=str(event.get("description", "")),
        conference=str(event.get("conference", "")),
        organizer=_who(event, "organizer"),
        attendee=_who(event, "attendee"),
    )


def _who(event: Event, name: str) -> tuple[str, ...]:
    if name not in event:
        return ()
    told = event[name]
    return (str(told), str(told.params.get("CN", "")), str(told.params.get("PARTSTAT", "")))
