"""Writes of mail: a message is queued, taken back, sent; an address gets none any more."""

from kindling.mail.actions.again import leave_message, try_again, try_all_again
from kindling.mail.actions.forgetting import forget_codes
from kindling.mail.actions.queue import (
    NewMessage,
    drop_messages,
    drop_messages_to,
    queue_message,
    queue_messages,
    readdress_messages,
)
from kindling.mail.actions.sending import send_due
from kindling.mail.actions.stopping import allow_address, stop_address, stop_if_mailed

__all__ = [
    "NewMessage",
    "allow_address",
    "drop_messages",
    "drop_messages_to",
    "forget_codes",
    "leave_message",
    "queue_message",
    "queue_messages",
    "readdress_messages",
    "send_due",
    "stop_address",
    "stop_if_mailed",
    "try_again",
    "try_all_again",
]
