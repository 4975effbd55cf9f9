"""What others learn of the ledger: frozen records, free of the tables behind them."""

from kindling.contributions.records.files import (
    DropLinkShown,
    FileShown,
    LeftOutShown,
    LineShown,
    Mark,
    Progress,
    Told,
    UnreadShown,
)
from kindling.contributions.records.ledger import (
    Attribution,
    ConsentBehind,
    ConsentShown,
    Described,
    NewPiece,
    Piece,
    Source,
)
from kindling.contributions.records.settled import Finding, FlagPlaceShown, FlagShown, PlaceAnswered, PlaceAsked

__all__ = [
    "Attribution",
    "ConsentBehind",
    "ConsentShown",
    "Described",
    "DropLinkShown",
    "FileShown",
    "Finding",
    "FlagPlaceShown",
    "FlagShown",
    "LeftOutShown",
    "LineShown",
    "Mark",
    "NewPiece",
    "Piece",
    "PlaceAnswered",
    "PlaceAsked",
    "Progress",
    "Source",
    "Told",
    "UnreadShown",
]
