"""What the ground refuses."""

from __future__ import annotations

from kindling.kernel.errors import KindlingError


class NotAllowed(KindlingError):
    """Somebody may not do this, or not now. The sentence is shown to that person."""


class LostFile(KindlingError):
    """A stored file that the storage has lost, or holds other bytes than were kept."""
