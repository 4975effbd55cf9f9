"""Writes of people: somebody joins, changes what we know of them or send them, leaves."""

from kindling.people.actions.addresses import ask_for_page, ask_new_address, confirm_new_address
from kindling.people.actions.agreements import record_agreement
from kindling.people.actions.joining import Asked, Outcome, Tried, ask_to_join, confirm_join, sweep_requests, try_code
from kindling.people.actions.leaving import leave_community, void_links
from kindling.people.actions.lists import drop_listed, import_members, invite_listed
from kindling.people.actions.merging import keep_apart, merge_people, undo_merge
from kindling.people.actions.mine import (
    change_details,
    choose_mail,
    choose_place_shown,
    choose_quoting,
    choose_zone,
)
from kindling.people.actions.names import (
    alias_for,
    aliases_for,
    meet_person,
    reopen_alias,
    settle_alias,
    settle_aliases,
    settle_as_nobody,
)

__all__ = [
    "Asked",
    "Outcome",
    "Tried",
    "alias_for",
    "aliases_for",
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
    "drop_listed",
    "import_members",
    "invite_listed",
    "keep_apart",
    "leave_community",
    "meet_person",
    "merge_people",
    "record_agreement",
    "reopen_alias",
    "settle_alias",
    "settle_aliases",
    "settle_as_nobody",
    "sweep_requests",
    "try_code",
    "undo_merge",
    "void_links",
]
