"""The addresses of the pack's editor and its preview, below a month."""

from __future__ import annotations

from django.urls import path, register_converter

import kindling.web.public.urls  # noqa: F401 - tells Django what a month is in an address
from kindling.web.desk.pack import addition, bar, pages, piece, preview, section
from kindling.web.desk.pack.found import PlaceInSection

register_converter(PlaceInSection, "at")

urlpatterns = [
    path("<month:month>/pack/", pages.pack, name="desk-pack"),
    path("<month:month>/preview/", preview.page, name="desk-preview"),
    path("<month:month>/preview/<str:name>", preview.file, name="desk-preview-file"),
    path("<month:month>/pack-bar/", bar.bar, name="desk-pack-bar"),
    path("<month:month>/undo/", pages.undo, name="desk-undo"),
    path("<month:month>/redo/", pages.redo, name="desk-redo"),
    path("<month:month>/fresh/", pages.fresh, name="desk-fresh"),
    path("<month:month>/sections/", section.add, name="desk-sections"),
    path("<month:month>/pack/<slug:section>/", section.section, name="desk-section"),
    path("<month:month>/pack/<slug:section>/words/", section.words, name="desk-section-words"),
    path("<month:month>/pack/<slug:section>/hints/", section.hint, name="desk-section-hints"),
    path("<month:month>/pack/<slug:section>/add/<slug:kind>/", addition.add, name="desk-piece-add"),
    path("<month:month>/pack/<slug:section>/<at:at>/", piece.piece, name="desk-piece"),
    path("<month:month>/pack/<slug:section>/<at:at>/<slug:change>/", piece.change, name="desk-piece-change"),
    path("<month:month>/pack/<slug:section>/<slug:change>/", section.change, name="desk-section-change"),
]
