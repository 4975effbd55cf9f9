"""Who acts: a steward, a producer, the worker, or nobody that is known."""

from __future__ import annotations

from dataclasses import dataclass

from kindling.ground.models import ActorKind, Role, User


@dataclass(frozen=True, slots=True)
class Actor:
    """Who does something. ``user`` is set for stewards and producers alone."""

    kind: ActorKind
    user: User | None = None

    @property
    def produces(self) -> bool:
        """Whether this actor may make, publish and withdraw packs."""
        return self.kind is not ActorKind.NOBODY

    @property
    def convenes(self) -> bool:
        """Whether this actor may change what the community says of itself."""
        return self.kind in {ActorKind.STEWARD, ActorKind.WORKER}


WORKER = Actor(ActorKind.WORKER)
NOBODY = Actor(ActorKind.NOBODY)


def actor_of(user: User) -> Actor:
    """The actor an account stands for; one that may no longer sign in is nobody."""
    if not user.is_active:
        return NOBODY
    return Actor(ActorKind.STEWARD if user.role == Role.STEWARD else ActorKind.PRODUCER, user)
