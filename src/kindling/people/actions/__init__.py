"""Writes of people: somebody joins, changes what we know of them or send them, leaves."""

from kindling.people.actions.agreements import record_agreement
from kindling.people.actions.joining import Asked, Outcome, Tried, ask_to_join, confirm_join, try_code
from kindling.people.actions.leaving import leave_community, void_links
from kindling.people.actions.mine import (
    change_details,
    choose_mail,
    choose_place_shown,
    choose_quoting,
    choose_zone,
)

__all__ = [
    "Asked",
    "Outcome",
    "Tried",
    "ask_to_join",
    "change_details",
    "choose_mail",
    "choose_place_shown",
    "choose_quoting",
    "choose_zone",
    "confirm_join",
    "leave_community",
    "record_agreement",
    "try_code",
    "void_links",
]
