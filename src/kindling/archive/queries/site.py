"""What does every page say of the community and its series?"""

from __future__ import annotations

from pathlib import PurePath

from kindling.archive import addresses
from kindling.archive.records import Site
from kindling.conversations.facts import UNNAMED_COMMUNITY
from kindling.conversations.models import Community, Series


def site() -> Site:
    """The community and its first series; a site that has neither yet is called by its software's name."""
    community = Community.objects.first() or Community(name=UNNAMED_COMMUNITY)
    series = Series.objects.order_by("pk").first() or Series(name="Conversations")
    return Site(
        community=community.name,
        about=community.about,
        contact_email=community.contact_email,
        join_url=community.join_url or addresses.JOIN,
        series=series.name,
        series_about=series.about,
        rhythm=series.rhythm,
        zone=series.zone,
        logo_url=_logo(community.logo.name or ""),
        logo_alt=community.logo_alt,
    )


def _logo(stored: str) -> str:
    """Its address, another one for another picture, so that a browser keeps none that has gone."""
    return f"{addresses.LOGO}?{PurePath(stored).stem[:12]}" if stored else ""
