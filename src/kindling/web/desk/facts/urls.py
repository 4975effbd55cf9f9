"""The addresses of the facts."""

from __future__ import annotations

from django.urls import path

import kindling.web.public.urls  # noqa: F401 - tells Django what a month is in an address
from kindling.web.desk.facts import pages, people

urlpatterns = [
    path("<month:month>/facts/", pages.facts, name="desk-facts"),
    path("<month:month>/facts/people/", people.people, name="desk-credits"),
    path("<month:month>/facts/people/<int:pk>/", people.credit, name="desk-credit"),
    path("<month:month>/facts/people/<int:pk>/move/", people.move, name="desk-credit-move"),
    path("<month:month>/facts/people/<int:pk>/profile/", people.profile, name="desk-credit-profile"),
    path("<month:month>/facts/people/<int:pk>/remove/", people.remove, name="desk-credit-remove"),
    path("<month:month>/facts/<slug:name>/", pages.part, name="desk-fact"),
]
