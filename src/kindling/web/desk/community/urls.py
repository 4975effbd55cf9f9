"""The addresses of the community's own pages."""

from __future__ import annotations

from django.urls import path

from kindling.web.desk.community import colours, pages

urlpatterns = [
    path("community/", pages.community, name="desk-community"),
    path("community/us/", pages.us, name="desk-community-us"),
    path("community/series/", pages.series, name="desk-community-series"),
    path("community/series/<int:pk>/", pages.series, name="desk-community-one-series"),
    path("community/logo/", pages.logo, name="desk-community-logo"),
    path("community/colours/", colours.colours, name="desk-community-colours"),
    path("community/sisters/", pages.sisters, name="desk-community-sisters"),
    path("community/wording/", pages.wording, name="desk-community-wording"),
]
