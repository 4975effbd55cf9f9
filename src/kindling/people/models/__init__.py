"""The tables of people."""

from kindling.people.models.agreed import Agreement, Purpose
from kindling.people.models.erased import Erased
from kindling.people.models.joining import JoinRequest
from kindling.people.models.names import Alias, Merge
from kindling.people.models.person import Address, Person, Quoting, Standing

__all__ = [
    "Address",
    "Agreement",
    "Alias",
    "Erased",
    "JoinRequest",
    "Merge",
    "Person",
    "Purpose",
    "Quoting",
    "Standing",
]
