"""Writes of what is known: the community, its series, the people, and each month, whole or part by part."""

from kindling.conversations.actions.ahead import open_ahead
from kindling.conversations.actions.archive import record_archive
from kindling.conversations.actions.community import (
    describe_community,
    describe_series,
    keep_colours,
    keep_logo,
)
from kindling.conversations.actions.conversation import record_conversation
from kindling.conversations.actions.credits import credit_somebody, describe_credit, move_credit, remove_credit
from kindling.conversations.actions.kept import (
    set_presentations,
    set_questions,
    set_recordings,
    set_resources,
    set_themes,
)
from kindling.conversations.actions.month import count_by_files, count_people, describe_conversation, open_month
from kindling.conversations.actions.people import (
    describe_profile,
    give_profile,
    keep_portrait,
    record_profile,
    remove_portrait,
)
from kindling.conversations.actions.plan import clone_plan
from kindling.conversations.actions.when import (
    cancel_conversation,
    move_conversation,
    restore_month,
    set_meeting_link,
    skip_month,
)

__all__ = [
    "cancel_conversation",
    "clone_plan",
    "count_by_files",
    "count_people",
    "credit_somebody",
    "describe_community",
    "describe_conversation",
    "describe_credit",
    "describe_profile",
    "describe_series",
    "give_profile",
    "keep_colours",
    "keep_logo",
    "keep_portrait",
    "move_conversation",
    "move_credit",
    "open_ahead",
    "open_month",
    "record_archive",
    "record_conversation",
    "record_profile",
    "remove_credit",
    "remove_portrait",
    "restore_month",
    "set_meeting_link",
    "set_presentations",
    "set_questions",
    "set_recordings",
    "set_resources",
    "set_themes",
    "skip_month",
]
