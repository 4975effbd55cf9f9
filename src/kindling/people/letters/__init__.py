"""What the mails of joining and of my page say."""

from kindling.people.letters.kinds import register_kinds

__all__ = ["register_kinds"]
