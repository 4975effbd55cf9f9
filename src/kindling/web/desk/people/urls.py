"""The addresses of the people, below the desk."""

from __future__ import annotations

from django.urls import path

from kindling.web.desk.people import bringing, names, one, same, shown

urlpatterns = [
    path("people/", shown.people, name="desk-people"),
    path("people/list.csv", shown.table, name="desk-people-table"),
    path("people/import/", bringing.bring, name="desk-people-import"),
    path("people/import/take/", bringing.take, name="desk-people-take"),
    path("people/import/reading/", bringing.reread, name="desk-people-reread"),
    path("people/import/invite/", bringing.invite, name="desk-people-invite"),
    path("people/names/", names.names, name="desk-names"),
    path("people/names/sure/", names.sure, name="desk-names-sure"),
    path("people/names/<int:pk>/open/", names.reopen, name="desk-name-open"),
    path("people/twins/", same.pairs, name="desk-twins"),
    path("people/twins/decide/", same.decide, name="desk-twins-decide"),
    path("people/merges/<int:pk>/undo/", same.undo, name="desk-merge-undo"),
    path("people/<slug:uid>/", one.person, name="desk-person"),
    path("people/<slug:uid>/same/", same.same, name="desk-person-same"),
    path("people/<slug:uid>/leave/", one.leave, name="desk-person-leave"),
    path("people/<slug:uid>/erase/", one.erase, name="desk-person-erase"),
]
