"""What in somebody's words is personal data: found with its place and a reason, redacted to a role, never to a code."""

from kindling.care.personal_data.find import find_personal_data, redact
from kindling.care.personal_data.hits import Hit, HitKind

__all__ = ["Hit", "HitKind", "find_personal_data", "redact"]
