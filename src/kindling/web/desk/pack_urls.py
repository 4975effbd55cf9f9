"""The addresses of the pack's editor, its preview and its publishing, below ``/desk/``."""

from __future__ import annotations

from django.urls import path, register_converter

from kindling.web.desk import editions, pack, pack_add, pack_bar, pack_piece, preview, publish, section
from kindling.web.desk.pack_found import PlaceInSection

register_converter(PlaceInSection, "at")

urlpatterns = [
    path("<month:month>/pack/", pack.pack, name="desk-pack"),
    path("<month:month>/pack/preview/", preview.page, name="desk-preview"),
    path("<month:month>/pack/preview/<str:name>", preview.file, name="desk-preview-file"),
    path("<month:month>/pack-bar/", pack_bar.bar, name="desk-pack-bar"),
    path("<month:month>/undo/", pack.undo, name="desk-undo"),
    path("<month:month>/redo/", pack.redo, name="desk-redo"),
    path("<month:month>/fresh/", pack.fresh, name="desk-fresh"),
    path("<month:month>/sections/", section.add, name="desk-sections"),
    path("<month:month>/pack/<slug:section>/", section.section, name="desk-section"),
    path("<month:month>/pack/<slug:section>/words/", section.words, name="desk-section-words"),
    path("<month:month>/pack/<slug:section>/hints/", section.hint, name="desk-section-hints"),
    path("<month:month>/pack/<slug:section>/add/<slug:kind>/", pack_add.add, name="desk-piece-add"),
    path("<month:month>/pack/<slug:section>/<at:at>/", pack_piece.piece, name="desk-piece"),
    path("<month:month>/pack/<slug:section>/<at:at>/<slug:change>/", pack_piece.change, name="desk-piece-change"),
    path("<month:month>/pack/<slug:section>/<slug:change>/", section.change, name="desk-section-change"),
    path("<month:month>/publish/", publish.publish, name="desk-publish"),
    path("<month:month>/publish/withdraw/", editions.withdraw, name="desk-withdraw"),
    path("<month:month>/publish/attach/", editions.attach, name="desk-attach"),
]
