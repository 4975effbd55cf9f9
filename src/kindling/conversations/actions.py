"""Writes of what is known: the community, its series, the people, and each month."""

from __future__ import annotations

from dataclasses import asdict

from django.db import transaction
from django.utils.text import slugify

from kindling.conversations.facts import (
    ArchiveFacts,
    BadFacts,
    CommunityFacts,
    ConversationFacts,
    ProfileFacts,
    QuestionFacts,
    SeriesFacts,
)
from kindling.conversations.models import (
    Boilerplate,
    Community,
    Conversation,
    Credit,
    Presentation,
    Profile,
    Question,
    Recording,
    Resource,
    Series,
    SisterCommunity,
    Theme,
)
from kindling.conversations.rules import check_can_record
from kindling.ground.actions import record_audit
from kindling.ground.actors import Actor
from kindling.ground.files import keep_file


def record_archive(*, by: Actor, facts: ArchiveFacts) -> None:
    """Records a whole archive, all of it or nothing; months and people that are here already are brought up to date."""
    with transaction.atomic():
        describe_community(by=by, facts=facts.community)
        series = describe_series(by=by, facts=facts.series)
        for person in facts.people:
            record_profile(by=by, facts=person)
        for month in facts.conversations:
            record_conversation(by=by, series=series, facts=month)


def describe_community(*, by: Actor, facts: CommunityFacts) -> Community:
    """Says what the community is; its sisters and its packs' wording by month become what ``facts`` say."""
    check_can_record(by)
    told = {"name": facts.name, "about": facts.about, "contact_email": facts.contact_email, "join_url": facts.join_url}
    with transaction.atomic():
        community, _ = Community.objects.update_or_create(only=1, defaults=told)
        community.sisters.all().delete()
        SisterCommunity.objects.bulk_create(
            SisterCommunity(community=community, position=place, **asdict(one))
            for place, one in enumerate(facts.sisters)
        )
        community.boilerplates.all().delete()
        Boilerplate.objects.bulk_create(Boilerplate(community=community, **asdict(one)) for one in facts.boilerplate)
        record_audit(by=by, action="describe community", subject="community")
    return community


def keep_logo(*, by: Actor, data: bytes, alt: str) -> Community:
    """Keeps ``data``, a PNG, JPEG or WebP picture, as the community's logo; ``alt`` says it in words.

    No ``data`` at all brings the drawn mark back. Raises `BadFacts` for another kind of file, or without words.
    """
    check_can_record(by)
    if data and not alt.strip():
        raise BadFacts("A logo needs words for those who cannot see it.", "Say what it shows.")
    name = keep_file(data, folder="logos", suffix=_picture_suffix(data))[0] if data else ""
    with transaction.atomic():
        community = Community.objects.get(only=1)
        community.logo, community.logo_alt = name, alt.strip() if data else ""
        community.save(update_fields=["logo", "logo_alt"])
        record_audit(by=by, action="keep logo", subject="community")
    return community


def _picture_suffix(data: bytes) -> str:
    """What kind of picture it is, by its first bytes; an SVG could carry a script and is none."""
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return ".png"
    if data.startswith(b"\xff\xd8\xff"):
        return ".jpg"
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return ".webp"
    raise BadFacts("A logo has to be a PNG, JPEG or WebP picture.", "Save it as one of these.")


def describe_series(*, by: Actor, facts: SeriesFacts) -> Series:
    """Says how a series meets."""
    check_can_record(by)
    told = asdict(facts)
    with transaction.atomic():
        series, _ = Series.objects.update_or_create(name=told.pop("name"), defaults=told)
        record_audit(by=by, action="describe series", subject=f"series {series.pk}")
    return series


def record_profile(*, by: Actor, facts: ProfileFacts) -> Profile:
    """Records somebody by their name; who is here already is brought up to date and keeps their address and photo."""
    check_can_record(by)
    told = asdict(facts)
    name = told.pop("name")
    with transaction.atomic():
        profile, _ = Profile.objects.update_or_create(name=name, defaults=told, create_defaults=told | _address(name))
        record_audit(by=by, action="record profile", subject=f"profile {profile.pk}")
    return profile


def record_conversation(*, by: Actor, series: Series, facts: ConversationFacts) -> Conversation:
    """Records a month; one that is here already becomes what ``facts`` say, its editions untouched.

    A credit or question naming somebody who has a profile points to it.
    """
    check_can_record(by)
    own = ("title", "format", "summary", "day", "people", "people_or_more", "newcomers", "pack_elsewhere", "pack_url")
    told = {name: getattr(facts, name) for name in own}
    with transaction.atomic():
        row, _ = Conversation.objects.update_or_create(month=facts.month, defaults=told | {"series": series})
        row.full_clean()
        row.themes.set([_theme(name) for name in facts.themes])
        _replace_people(row, facts)
        _replace_kept(row, facts)
        record_audit(by=by, action="record conversation", subject=f"conversation {row.month}")
    return row


def _address(name: str) -> dict[str, str]:
    """The address of a new profile: its name in plain letters, numbered where another has it."""
    plain = slugify(name)[:70] or "somebody"
    taken = set(Profile.objects.filter(slug__startswith=plain).values_list("slug", flat=True))
    numbered = (f"{plain}-{number}" for number in range(2, len(taken) + 3))
    return {"slug": plain if plain not in taken else next(slug for slug in numbered if slug not in taken)}


def _theme(name: str) -> Theme:
    theme, _ = Theme.objects.get_or_create(name=name, defaults={"slug": slugify(name)[:60]})
    return theme


def _replace_people(row: Conversation, facts: ConversationFacts) -> None:
    """Credits and questions, each by profile where there is one of that name."""
    names = [one.name for one in facts.credits] + [one.posed_by for one in facts.questions]
    profiles = {profile.name: profile for profile in Profile.objects.filter(name__in=names)}
    row.credits.all().delete()
    for place, one in enumerate(facts.credits):
        profile = profiles.get(one.name)
        name = "" if profile else one.name
        Credit.objects.create(
            conversation=row, role=one.role, profile=profile, name=name, described=one.described, position=place
        )
    row.questions.all().delete()
    Question.objects.bulk_create(
        _question(row, one, profiles.get(one.posed_by), place) for place, one in enumerate(facts.questions)
    )


def _question(row: Conversation, one: QuestionFacts, profile: Profile | None, place: int) -> Question:
    name = "" if profile else one.posed_by
    return Question(conversation=row, text=one.text, posed_by=profile, posed_by_name=name, position=place)


def _replace_kept(row: Conversation, facts: ConversationFacts) -> None:
    row.recordings.all().delete()
    row.presentations.all().delete()
    row.resources.all().delete()
    Recording.objects.bulk_create(
        Recording(conversation=row, position=place, **asdict(one)) for place, one in enumerate(facts.recordings)
    )
    Presentation.objects.bulk_create(
        Presentation(conversation=row, position=place, **asdict(one)) for place, one in enumerate(facts.presentations)
    )
    Resource.objects.bulk_create(
        Resource(conversation=row, position=place, **asdict(one)) for place, one in enumerate(facts.resources)
    )
