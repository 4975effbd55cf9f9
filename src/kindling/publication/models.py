"""The editions of packs, the files each consists of, and the consents behind every word quoted in one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import models
from django.db.models import Max, Q
from django.db.models.signals import post_save
from django.dispatch import receiver

from kindling.contributions.models import CLEARING, Consent, Contribution, Decision
from kindling.conversations.models import Conversation
from kindling.ground.models import User


class EditionStatus(models.TextChoices):
    """Where an edition stands."""

    CURRENT = "current", "Current"
    SUPERSEDED = "superseded", "A later edition has taken its place"
    STALE = "stale", "Out of sight until it stands again without words that were taken back"
    WITHDRAWN = "withdrawn", "Withdrawn"


SHOWN = (EditionStatus.CURRENT, EditionStatus.STALE)
"""Editions that readers see, or will again in a moment."""


class EditionKind(models.TextChoices):
    """Where the pack of an edition was made."""

    HERE = "here", "Made here"
    ELSEWHERE = "elsewhere", "Made elsewhere"


class Edition(models.Model):
    """One publication of a conversation's pack, dated and numbered.

    Of a pack made here, ``title``, ``people``, ``groups`` and ``contents`` repeat what lists and covers need: its
    headcount, the sizes of its small groups, and pairs of a section's entry and its id. The pack itself is the file
    ``pack.json``. Of one made elsewhere there are its files alone, and a title.
    """

    conversation = models.ForeignKey(Conversation, on_delete=models.PROTECT, related_name="editions")
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=10, choices=EditionKind.choices, default=EditionKind.HERE)
    status = models.CharField(max_length=10, choices=EditionStatus.choices, default=EditionStatus.CURRENT)
    published_at = models.DateTimeField()
    published_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="editions")
    note = models.CharField(max_length=500, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(max_length=500, blank=True)
    title = models.CharField(max_length=300)
    subtitle = models.CharField(max_length=500, blank=True)
    people = models.PositiveIntegerField(null=True, blank=True)
    groups = models.JSONField(default=list, blank=True)
    contents = models.JSONField(default=list, blank=True)

    class Meta:
        ordering = ("-published_at", "-pk")
        constraints = (
            models.UniqueConstraint(fields=["conversation", "number"], name="edition_number_once"),
            models.UniqueConstraint(
                fields=["conversation"], condition=Q(status=EditionStatus.CURRENT), name="edition_current_is_one"
            ),
            models.CheckConstraint(condition=Q(status__in=EditionStatus.values), name="edition_status_known"),
            models.CheckConstraint(condition=Q(kind__in=EditionKind.values), name="edition_kind_known"),
            models.CheckConstraint(condition=Q(number__gte=1), name="edition_number_counts_from_one"),
            models.CheckConstraint(
                condition=(
                    Q(status=EditionStatus.WITHDRAWN, withdrawn_at__isnull=False) & ~Q(reason="")
                    | ~Q(status=EditionStatus.WITHDRAWN) & Q(withdrawn_at__isnull=True, reason="")
                ),
                name="edition_withdrawn_with_reason",
            ),
        )

    def __str__(self) -> str:
        return f"{self.conversation.month}, edition {self.number}"


class EditionFile(models.Model):
    """One file of an edition: its public ``name`` (``pack.pdf``), and where its bytes lie, by their SHA-256.

    ``size`` is in bytes; ``pages`` counts the pages or slides of a file made elsewhere.
    """

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="files")
    name = models.CharField(max_length=40)
    media_type = models.CharField(max_length=100)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    pages = models.PositiveIntegerField(null=True, blank=True)
    stored = models.CharField(max_length=200)

    class Meta:
        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=["edition", "name"], name="edition_file_once"),)

    def __str__(self) -> str:
        return self.name


STILL_ALLOWS = {
    Decision.NAMED: {Decision.NAMED, Decision.FIRST_NAME, Decision.ANONYMOUS},
    Decision.FIRST_NAME_ROLE_PLACE: {
        Decision.FIRST_NAME_ROLE_PLACE,
        Decision.FIRST_NAME,
        Decision.ROLE_ONLY,
        Decision.ANONYMOUS,
    },
    Decision.FIRST_NAME: {Decision.FIRST_NAME, Decision.ANONYMOUS},
    Decision.ROLE_ONLY: {Decision.ROLE_ONLY, Decision.ANONYMOUS},
    Decision.ANONYMOUS: {Decision.ANONYMOUS},
}
"""What was published under which decisions may stay under each newer one; under any that is not here nothing may."""


class EditionQuotes(models.Manager["EditionQuote"]):
    """The quotes of editions, compared with what was decided since."""

    def taken_back(self, editions: models.QuerySet[Edition]) -> list[EditionQuote]:
        """The quotes of ``editions`` that may not stand as they were published, by the newest decision about each.

        Other words that were agreed to since are no reason: they come with the next edition.
        """
        rows = self.filter(edition__in=editions).select_related("consent")
        newest = _newest(row.contribution_id for row in rows)
        return [row for row in rows if not row.stands_under(newest[row.contribution_id])]

    def hold(self, keys: Iterable[str]) -> None:
        """Locks the contributions of ``keys`` until the transaction ends, so that no decision about them comes between.

        Whoever records a decision locks them too.
        """
        numbers = sorted({int(key.removeprefix("c")) for key in keys})
        list(Contribution.objects.select_for_update().filter(pk__in=numbers).order_by("pk").values_list("pk"))


class EditionQuote(models.Model):
    """Somebody's words in an edition, with the consent under which they were published: a clearing one, always."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="quotes")
    contribution = models.ForeignKey(Contribution, on_delete=models.PROTECT, related_name="edition_quotes")
    consent = models.ForeignKey(Consent, on_delete=models.PROTECT, related_name="edition_quotes")
    decision = models.CharField(max_length=40, choices=Decision.choices)

    objects = EditionQuotes()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["edition", "contribution"], name="edition_quote_once"),
            models.CheckConstraint(
                condition=Q(decision__in=[one.value for one in CLEARING]), name="edition_quote_is_cleared"
            ),
        )

    def __str__(self) -> str:
        return f"{self.edition_id}: c{self.contribution_id}"

    @property
    def key(self) -> str:
        """The contribution's key, as the pack's document has it."""
        return f"c{self.contribution_id}"

    def stands_under(self, newest: Consent) -> bool:
        """Whether the quote may stay as it was published, now that ``newest`` was decided."""
        if newest.pk == self.consent_id:
            return True
        if self.decision not in STILL_ALLOWS.get(Decision(newest.decision), set()):
            return False
        return newest.decision != self.decision or newest.shown == self.consent.shown


def _newest(contributions: Iterable[int]) -> dict[int, Consent]:
    """The newest decision about each of the contributions."""
    rows = Consent.objects.filter(contribution_id__in=set(contributions)).values("contribution_id")
    found = Consent.objects.filter(pk__in=rows.annotate(newest=Max("pk")).values("newest"))
    return {one.contribution_id: one for one in found}


@receiver(post_save, sender=Consent)
def put_out_of_sight(instance: Consent, **_: Any) -> None:
    """Takes every current edition out of sight whose words ``instance`` takes back, in the transaction that records it.

    From that moment no page and no download holds them; `actions.reissue_stale` brings the edition back without them.
    """
    editions = Edition.objects.filter(status=EditionStatus.CURRENT, quotes__contribution_id=instance.contribution_id)
    stale = {quote.edition_id for quote in EditionQuote.objects.taken_back(editions)}
    Edition.objects.filter(pk__in=stale).update(status=EditionStatus.STALE)
