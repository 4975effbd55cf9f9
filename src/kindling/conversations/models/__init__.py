"""The tables of the community's conversations."""

from kindling.conversations.models.community import Boilerplate, Community, Series, SisterCommunity
from kindling.conversations.models.conversation import Conversation, Format, Standing, Theme
from kindling.conversations.models.kept import Presentation, Question, Recording, Resource, ResourceType
from kindling.conversations.models.old_addresses import OldAddress
from kindling.conversations.models.people import Credit, CreditRole, Profile

__all__ = [
    "Boilerplate",
    "Community",
    "Conversation",
    "Credit",
    "CreditRole",
    "Format",
    "OldAddress",
    "Presentation",
    "Profile",
    "Question",
    "Recording",
    "Resource",
    "ResourceType",
    "Series",
    "SisterCommunity",
    "Standing",
    "Theme",
]
