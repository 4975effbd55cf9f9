"""Who has spoken, hosted or responded, and when?"""

from __future__ import annotations

import datetime

from django.db.models import Count

from kindling.archive import addresses
from kindling.archive.queries.listed import listed_conversations
from kindling.archive.records import People, PersonListed, PersonPage, Photo, ProfileShown
from kindling.archive.records.paging import Pages
from kindling.conversations.models import Conversation, Credit, Profile
from kindling.conversations.queries import public_profiles
from kindling.kernel.text import whole_number

PEOPLE = 120
"""How many people stand on one page."""


def people_pages(asked: str = "") -> Pages:
    """The page that an address asks for by its number, and how many there are; what cannot be is the first or last."""
    found = Profile.objects.filter(credits__isnull=False).distinct().count()
    last = max(-(-found // PEOPLE), 1)
    wished = whole_number(asked, figures=5) or 1
    return Pages(number=min(wished, last), last=last, found=found, size=PEOPLE)


def people_page(pages: Pages | None = None) -> People:
    """Everybody who is credited, by name; or those of one of several pages, whose last one has the plain names."""
    rows = Profile.objects.annotate(count=Count("credits__conversation", distinct=True)).filter(count__gt=0)
    shown = rows[pages.begins - 1 : pages.ends] if pages else rows
    others = Credit.objects.filter(profile=None).order_by("name").values_list("name", flat=True).distinct()
    return People(
        tuple(PersonListed(profile_shown(row), row.count) for row in shown),
        tuple(others) if pages is None or pages.number == pages.last else (),
    )


def person_page(slug: str, *, now: datetime.datetime) -> PersonPage | None:
    """One person with their conversations, or nothing where nobody with a page has that address."""
    profile = public_profiles().filter(slug=slug).first()
    if profile is None:
        return None
    credits_ = Credit.objects.filter(profile=profile).order_by("position", "pk")
    roles: dict[str, list[str]] = {}
    for credit in credits_.select_related("conversation"):
        roles.setdefault(credit.conversation.month, []).append(credit.get_role_display())
    rows = Conversation.objects.filter(month__in=roles).order_by("-month")
    parts = tuple((", ".join(roles[one.month]), one) for one in listed_conversations(rows, now=now))
    return PersonPage(profile_shown(profile), parts)


def profile_shown(row: Profile) -> ProfileShown:
    """Somebody as their page shows them."""
    photo = Photo(addresses.photo(row.slug), row.photo_alt, row.photo_credit) if row.photo else None
    return ProfileShown(row.name, addresses.person(row.slug), row.role, row.organisation, row.place, row.bio, photo)
