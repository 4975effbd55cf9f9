"""What does every page say of the community and its series?"""

from __future__ import annotations

from kindling.archive.records import Site
from kindling.conversations.models import Community, Series


def site() -> Site:
    """The community and its first series; a site that has neither yet is called by its software's name."""
    community = Community.objects.first() or Community(name="Kindling")
    series = Series.objects.order_by("pk").first() or Series(name="Conversations")
    return Site(
        community=community.name,
        about=community.about,
        contact_email=community.contact_email,
        join_url=community.join_url,
        series=series.name,
        series_about=series.about,
        rhythm=series.rhythm,
        zone=series.zone,
    )
