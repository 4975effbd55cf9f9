"""Writes of mail: a message is queued, taken back, sent."""

from kindling.mail.actions.queue import NewMessage, drop_messages, queue_message, queue_messages

__all__ = ["NewMessage", "drop_messages", "queue_message", "queue_messages"]
