"""The addresses of the public pages."""

from __future__ import annotations

from django.urls import path, re_path, register_converter
from django.urls.converters import StringConverter

from kindling.web.public import (
    archive,
    calendar,
    conversations,
    embed,
    feeds,
    home,
    look,
    numbers,
    people,
    plain,
    preview,
    resources,
    sitemap,
    topics,
)


class MonthInAddress(StringConverter):
    """A month as it stands in an address: ``2024-08``."""

    regex = "[0-9]{4}-(?:0[1-9]|1[0-2])"


class YearInAddress:
    """A year as it stands in an address: ``2024``."""

    regex = "[12][0-9]{3}"

    @staticmethod
    def to_python(value: str) -> int:
        """The year as a number."""
        return int(value)

    @staticmethod
    def to_url(value: int) -> str:
        """The year with its four digits."""
        return f"{value:04d}"


register_converter(MonthInAddress, "month")
register_converter(YearInAddress, "year")

urlpatterns = [
    path("", home.home, name="home"),
    path("calendar.ics", calendar.calendar, name="calendar"),
    path("archive/", archive.archive, name="archive"),
    path("archive/<year:year>/", archive.archive, name="archive-year"),
    path("conversations/<month:month>/", conversations.conversation, name="conversation"),
    path("conversations/<month:month>/calendar.ics", calendar.hour, name="hour"),
    path("conversations/<month:month>/preview.png", preview.conversation, name="preview"),
    path("preview.png", preview.series, name="preview-series"),
    path("conversations/<month:month>/pack.css", conversations.style, name="pack-style"),
    re_path(
        r"^conversations/(?P<month>[0-9]{4}-(?:0[1-9]|1[0-2]))/(?P<name>pack\.(?:html|md|json)|pack(?:-[2-9])?\.(?:pdf|pptx))$",
        conversations.download,
        name="pack-file",
    ),
    path("theme.css", look.theme, name="theme"),
    path("logo", look.logo, name="logo"),
    path("feed.atom", feeds.atom, name="feed-atom"),
    path("feed.json", feeds.json_feed, name="feed-json"),
    path("sitemap.xml", sitemap.sitemap, name="sitemap"),
    path("robots.txt", sitemap.robots, name="robots"),
    path("people/", people.people, name="people"),
    path("people/<slug:slug>/", people.person, name="person"),
    path("people/<slug:slug>/photo", people.photo, name="photo"),
    path("resources/", resources.resources, name="resources"),
    path("topics/", topics.topics, name="topics"),
    path("topics/propose/", topics.propose, name="topics-propose"),
    path("topics/thanks/", topics.thanks, name="topics-thanks"),
    path("embed/", embed.embed, name="embed"),
    path("embed/how/", embed.how, name="embed-how"),
    path("embed/light.css", embed.style, {"look": "light"}, name="embed-light"),
    path("embed/dark.css", embed.style, {"look": "dark"}, name="embed-dark"),
    path("numbers/", numbers.numbers, name="numbers"),
    path("about/", plain.about, name="about"),
    path("privacy/", plain.privacy, name="privacy"),
    path("accessibility/", plain.accessibility, name="accessibility"),
]
