"""Reads of people: who is a member, where they are reached, what they decided, whose a name may be."""

from kindling.people.queries.joining import join_request
from kindling.people.queries.listed import counted_standings, listed_people, listed_table, merges_of
from kindling.people.queries.meant import people_meant, places_agreed, standing_wishes
from kindling.people.queries.members import (
    agreements_of,
    members_to_invite,
    reachable_members,
    uids_of,
    usual_address,
    zone_of,
)
from kindling.people.queries.proposals import open_names, proposals
from kindling.people.queries.twins import twins

__all__ = [
    "agreements_of",
    "counted_standings",
    "join_request",
    "listed_people",
    "listed_table",
    "members_to_invite",
    "merges_of",
    "open_names",
    "people_meant",
    "places_agreed",
    "proposals",
    "reachable_members",
    "standing_wishes",
    "twins",
    "uids_of",
    "usual_address",
    "zone_of",
]
