"""The addresses behind a speaker's link."""

from __future__ import annotations

from django.urls import path

from kindling.web.speaker import agreements, decks, pages, profile

urlpatterns = [
    path("speaker/<str:token>/", pages.speaker, name="speaker"),
    path("speaker/<str:token>/profile/", profile.profile, name="speaker-profile"),
    path("speaker/<str:token>/photo", profile.photo, name="speaker-photo"),
    path("speaker/<str:token>/deck/", decks.deck, name="speaker-deck"),
    path("speaker/<str:token>/agreements/", agreements.agreements, name="speaker-agreements"),
]
