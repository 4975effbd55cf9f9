"""What the mails about a conversation say: the invitation, the reminders, a change, and what came of it."""

from kindling.invitations.letters.kinds import register_kinds

__all__ = ["register_kinds"]
