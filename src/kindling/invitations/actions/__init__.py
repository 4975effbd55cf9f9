"""Writes of invitations: what goes out to everybody, what people answer, and how a month is to go."""

from kindling.invitations.actions.answering import answer_invitation
from kindling.invitations.actions.fan_out import (
    fan_out_change,
    fan_out_follow_up,
    fan_out_invitations,
    fan_out_reminders,
    invite_late,
)
from kindling.invitations.actions.planning import (
    ask_follow_up,
    describe_habit,
    pause_invitations,
    resume_invitations,
    send_invitations,
    write_line,
)
from kindling.invitations.actions.queueing import begin_sending, queue_some

__all__ = [
    "answer_invitation",
    "ask_follow_up",
    "begin_sending",
    "describe_habit",
    "fan_out_change",
    "fan_out_follow_up",
    "fan_out_invitations",
    "fan_out_reminders",
    "invite_late",
    "pause_invitations",
    "queue_some",
    "resume_invitations",
    "send_invitations",
    "write_line",
]
