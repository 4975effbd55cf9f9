"""The tables of the ledger. Nothing here is public; what may be quoted is told by `contributions.queries` alone."""

from kindling.contributions.models.files import DropLink, FileStatus, HarvestFile, Line, Medium
from kindling.contributions.models.ledger import (
    CLEARING,
    Consent,
    Contribution,
    ContributionKind,
    Decision,
    Form,
    UsedWording,
)
from kindling.contributions.models.settled import Flag, FlagStatus, KnownName, PlaceAnswer

__all__ = [
    "CLEARING",
    "Consent",
    "Contribution",
    "ContributionKind",
    "Decision",
    "DropLink",
    "FileStatus",
    "Flag",
    "FlagStatus",
    "Form",
    "HarvestFile",
    "KnownName",
    "Line",
    "Medium",
    "PlaceAnswer",
    "UsedWording",
]
