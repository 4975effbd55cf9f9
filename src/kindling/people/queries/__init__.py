"""Reads of people: who is a member, where they are reached, what they decided."""

from kindling.people.queries.members import agreements_of, members_to_invite, usual_address, zone_of

__all__ = ["agreements_of", "members_to_invite", "usual_address", "zone_of"]
