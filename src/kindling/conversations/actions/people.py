"""Writes of people who have a page of their own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict

from django.db import transaction
from django.utils.text import slugify

from kindling.conversations.actions.pictures import picture_suffix
from kindling.conversations.facts import BadFacts, ProfileFacts
from kindling.conversations.models import Credit, Profile
from kindling.conversations.rules import check_can_record
from kindling.ground.actions import record_audit
from kindling.ground.actors import Actor
from kindling.ground.files import keep_file


def record_profile(*, by: Actor, facts: ProfileFacts) -> Profile:
    """Records somebody by their name; who is here already is brought up to date and keeps their address and photo."""
    check_can_record(by)
    told = asdict(facts)
    name = told.pop("name")
    with transaction.atomic():
        profile, _ = Profile.objects.update_or_create(name=name, defaults=told, create_defaults=told | _address(name))
        record_audit(by=by, action="record profile", subject=f"profile {profile.pk}")
    return profile


def describe_profile(*, by: Actor, profile: Profile, role: str, organisation: str, place: str, bio: str) -> None:
    """Says who somebody is, for every month that credits them."""
    check_can_record(by)
    told = {"role": role, "organisation": organisation, "place": place, "bio": bio}
    _save(by, profile, "describe profile", told)


def keep_portrait(*, by: Actor, profile: Profile, data: bytes, alt: str, credit: str, permission: str) -> None:
    """Keeps ``data``, a PNG, JPEG or WebP picture, as somebody's portrait, with how its use was allowed.

    No ``data`` keeps the picture that is there and changes its words alone. Raises `BadFacts` for another kind of
    file, or where the words for those who cannot see it or the permission are missing.
    """
    check_can_record(by)
    if not (alt.strip() and permission.strip()):
        raise BadFacts("A photo needs words for those who cannot see it, and a permission.", "Write both beside it.")
    told: dict[str, object] = {"photo_alt": alt.strip(), "photo_credit": credit, "photo_permission": permission.strip()}
    if data:
        told["photo"], _ = keep_file(data, folder="photos", suffix=picture_suffix(data, what="A photo"))
    _save(by, profile, "keep portrait", told)


def remove_portrait(*, by: Actor, profile: Profile) -> None:
    """Shows somebody without a photo; the pages draw their initials."""
    check_can_record(by)
    _save(by, profile, "remove portrait", dict.fromkeys(("photo", "photo_alt", "photo_credit", "photo_permission"), ""))


def give_profile(*, by: Actor, credit: Credit) -> Profile:
    """The profile of somebody who is credited, made where they were credited by name alone."""
    check_can_record(by)
    if credit.profile:
        return credit.profile
    with transaction.atomic():
        profile = profile_named(credit.name) or new_profile(credit.name)
        credit.profile, credit.name = profile, ""
        credit.save(update_fields=["profile", "name"])
        record_audit(by=by, action="give profile", subject=f"conversation {credit.conversation.month}")
    return profile


def profile_named(name: str) -> Profile | None:
    """Whoever has that very name, or else that name however it is cased."""
    rows = list(Profile.objects.filter(name__iexact=name).order_by("pk"))
    return next((row for row in rows if row.name == name), rows[0] if rows else None)


def new_profile(name: str) -> Profile:
    """A profile of which the name alone is known, within the caller's transaction."""
    return Profile.objects.create(name=name, **_address(name))


def _save(by: Actor, profile: Profile, action: str, told: Mapping[str, object]) -> None:
    for name, value in told.items():
        setattr(profile, name, value)
    with transaction.atomic():
        profile.save(update_fields=list(told))
        record_audit(by=by, action=action, subject=f"profile {profile.pk}")


def _address(name: str) -> dict[str, str]:
    """The address of a new profile: its name in plain letters, numbered where another has it."""
    plain = slugify(name)[:70] or "somebody"
    taken = set(Profile.objects.filter(slug__startswith=plain).values_list("slug", flat=True))
    numbered = (f"{plain}-{number}" for number in range(2, len(taken) + 3))
    return {"slug": plain if plain not in taken else next(slug for slug in numbered if slug not in taken)}
