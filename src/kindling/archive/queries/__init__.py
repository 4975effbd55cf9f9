"""The reads behind the public pages; each answers with frozen records, in at most twelve queries."""

from kindling.archive.queries.about import about_page
from kindling.archive.queries.conversation import conversation_page
from kindling.archive.queries.filters import Wish
from kindling.archive.queries.home import home_page
from kindling.archive.queries.months import archive_page
from kindling.archive.queries.people import people_page, people_pages, person_page
from kindling.archive.queries.resources import resources_page
from kindling.archive.queries.site import site

__all__ = [
    "Wish",
    "about_page",
    "archive_page",
    "conversation_page",
    "home_page",
    "people_page",
    "people_pages",
    "person_page",
    "resources_page",
    "site",
]
