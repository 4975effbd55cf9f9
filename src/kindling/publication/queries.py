"""Reads of editions."""

from __future__ import annotations

from kindling.contributions.queries import pieces
from kindling.contributions.records import Piece
from kindling.curation.said import folded, said_words
from kindling.ground.files import read_file
from kindling.kernel.text import fold
from kindling.pack.document import Answered, Attribution, Pack, Said, load, rewritten, shown_as, voiced
from kindling.publication.models import SHOWN, Edition, EditionFile, EditionQuote, EditionStatus
from kindling.publication.refused import without_refused


def current_edition(month: str) -> Edition | None:
    """The edition that readers see of a month's pack."""
    return Edition.objects.filter(conversation__month=month, status=EditionStatus.CURRENT).first()


def edition_to_withdraw(month: str) -> Edition | None:
    """The edition of a month's pack that readers see, or will again in a moment without words that were taken back."""
    return Edition.objects.filter(conversation__month=month, status__in=SHOWN).first()


def latest_edition(month: str) -> Edition | None:
    """The last edition of a month's pack, whatever became of it."""
    return Edition.objects.filter(conversation__month=month).order_by("-number").first()


def editions_of_month(month: str) -> list[Edition]:
    """Every edition of a month's pack with its files, the newest first. Two queries."""
    rows = Edition.objects.filter(conversation__month=month).order_by("-number")
    return list(rows.select_related("published_by").prefetch_related("files"))


def current_file(month: str, name: str) -> EditionFile | None:
    """A file of the edition that readers see."""
    of_current = EditionFile.objects.filter(edition__conversation__month=month, edition__status=EditionStatus.CURRENT)
    return of_current.filter(name=name).first()


def was_offered(month: str, name: str) -> bool:
    """Whether any edition of a month, whatever became of it, had a file of that name."""
    return EditionFile.objects.filter(edition__conversation__month=month, name=name).exists()


def stale_editions() -> list[Edition]:
    """The editions that are out of sight until they stand again without words that were taken back."""
    return list(Edition.objects.filter(status=EditionStatus.STALE).select_related("conversation").order_by("pk"))


def pack_of(edition: Edition) -> Pack:
    """The pack as it was published. Raises `LostFile` where the storage has lost it."""
    return load(read_file(edition.files.get(name="pack.json").stored))


def still_allowed(pack: Pack, edition: Edition) -> Pack:
    """``pack`` without what was taken back since ``edition`` was published: words, and what a speaker said no to.

    Words that may stand under less of a name than they did show under that, unless they tell the name themselves.
    """
    taken = EditionQuote.objects.taken_back(Edition.objects.filter(pk=edition.pk))
    keys = {quote.key for quote in taken}
    known = {one.key: one for one in pieces(edition.conversation, keys)}

    def stand(piece: Said) -> Said | None:
        return piece if piece.contribution not in keys else _narrowed(piece, known.get(piece.contribution))

    return without_refused(voiced(rewritten(pack, stand)), edition.conversation)


def _narrowed(piece: Said, known: Piece | None) -> Said | None:
    """The piece as it may show now; None where it may not, or where its own words would tell more."""
    if known is None or known.attribution is None or isinstance(piece, Answered):
        return None
    words, label = said_words(piece), set(fold(known.attribution.label).split())
    hidden = {part for part in fold(f"{known.name} {known.first_name}").split() if len(part) > 1} - label
    if folded(words) != folded(known.text) or hidden & set(fold(words).split()):
        return None
    told = known.attribution
    return shown_as(piece, Attribution(told.form, told.name, told.role, told.place))
