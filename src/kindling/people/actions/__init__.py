"""Writes of people: somebody joins, changes what we know of them or send them, leaves."""

from kindling.people.actions.addresses import ask_for_page, ask_new_address, confirm_new_address
from kindling.people.actions.agreements import record_agreement
from kindling.people.actions.joining import Asked, Outcome, Tried, ask_to_join, confirm_join, sweep_requests, try_code
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
    "ask_for_page",
    "ask_new_address",
    "ask_to_join",
    "change_details",
    "choose_mail",
    "choose_place_shown",
    "choose_quoting",
    "choose_zone",
    "confirm_join",
    "confirm_new_address",
    "leave_community",
    "record_agreement",
    "sweep_requests",
    "try_code",
    "void_links",
]
