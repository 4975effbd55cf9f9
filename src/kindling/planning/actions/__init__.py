"""Writes of planning: who speaks, what they agreed to, how the hour runs, what is due, what to talk about."""

from kindling.planning.actions.agreements import agree_to_items, record_agreement_for
from kindling.planning.actions.checklist import add_task, remove_task, tick_task
from kindling.planning.actions.decks import keep_deck, link_deck, remove_deck
from kindling.planning.actions.hour import clone_hour, set_hour
from kindling.planning.actions.links import ask_speaker, renew_links
from kindling.planning.actions.news import tell_speakers
from kindling.planning.actions.profiles import ProfileWords, propose_profile, settle_proposal
from kindling.planning.actions.speakers import (
    SpeakerFacts,
    add_speaking,
    describe_speaking,
    forget_speaking,
    stage_speaking,
    swap_months,
)
from kindling.planning.actions.topics import add_topic, propose_topic, remove_topic, settle_topic

__all__ = [
    "ProfileWords",
    "SpeakerFacts",
    "add_speaking",
    "add_task",
    "add_topic",
    "agree_to_items",
    "ask_speaker",
    "clone_hour",
    "describe_speaking",
    "forget_speaking",
    "keep_deck",
    "link_deck",
    "propose_profile",
    "propose_topic",
    "record_agreement_for",
    "remove_deck",
    "remove_task",
    "remove_topic",
    "renew_links",
    "set_hour",
    "settle_proposal",
    "settle_topic",
    "stage_speaking",
    "swap_months",
    "tell_speakers",
    "tick_task",
]
