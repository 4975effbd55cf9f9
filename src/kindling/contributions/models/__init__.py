"""The tables of the ledger. Nothing here is public; what may be quoted is told by `contributions.queries` alone."""

from kindling.contributions.models.erasing import Erasing
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
from kindling.contributions.models.settled import Flag, FlagPlace, FlagStatus, KnownName, PlaceAnswer

__all__ = [
    "CLEARING",
    "Consent",
    "Contribution",
    "ContributionKind",
    "Decision",
    "DropLink",
    "Erasing",
    "FileStatus",
    "Flag",
    "FlagPlace",
    "FlagStatus",
    "Form",
    "HarvestFile",
    "KnownName",
    "Line",
    "Medium",
    "PlaceAnswer",
    "UsedWording",
]
