"""The addresses of the harvest, below a month."""

from __future__ import annotations

from django.urls import path

from kindling.web.desk.harvest import keeping, page, settling

urlpatterns = [
    path("<month:month>/harvest/", page.harvest, name="desk-harvest"),
    path("<month:month>/harvest/keep/", keeping.keep, name="desk-harvest-keep"),
    path("<month:month>/harvest/match/", keeping.match, name="desk-harvest-match"),
    path("<month:month>/harvest/undo/", keeping.take_back, name="desk-harvest-undo"),
    path("<month:month>/harvest/flags/", settling.settle, name="desk-harvest-flags"),
    path("<month:month>/harvest/<int:pk>/<slug:change>/", settling.change, name="desk-harvest-line"),
]
