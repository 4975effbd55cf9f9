"""The addresses of the rhythm and of one month's when and where."""

from __future__ import annotations

from django.urls import path

from kindling.web.desk.rhythm import months, pages, when

urlpatterns = [
    path("rhythm/", months.rhythm, name="desk-rhythm"),
    path("rhythm/open/", months.open_months, name="desk-rhythm-open"),
    path("rhythm/rule/", pages.rule, name="desk-rhythm-rule"),
    path("rhythm/rule/<int:pk>/", pages.rule, name="desk-rhythm-one-rule"),
    path("<month:month>/when/", when.when, name="desk-when"),
    path("<month:month>/when/move/", when.move, name="desk-when-move"),
    path("<month:month>/when/off/", when.off, name="desk-when-off"),
    path("<month:month>/when/on/", when.on, name="desk-when-on"),
    path("<month:month>/when/link/", when.link, name="desk-when-link"),
]
