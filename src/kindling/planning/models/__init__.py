"""The tables of planning."""

from kindling.planning.models.agreed import Item, SpeakerAgreement
from kindling.planning.models.hour import Part, RunItem, Task
from kindling.planning.models.said_by import SaidBy
from kindling.planning.models.speaking import Proposal, Settled, Speaking, SpeakingChange, Stage
from kindling.planning.models.told import SpeakerTold
from kindling.planning.models.topics import Topic, TopicStatus

__all__ = [
    "Item",
    "Part",
    "Proposal",
    "RunItem",
    "SaidBy",
    "Settled",
    "SpeakerAgreement",
    "SpeakerTold",
    "Speaking",
    "SpeakingChange",
    "Stage",
    "Task",
    "Topic",
    "TopicStatus",
]
