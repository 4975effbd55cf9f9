"""The addresses of the files, below ``/desk/``, and of the page behind a link."""

from __future__ import annotations

from django.urls import path

import kindling.web.public.urls  # noqa: F401 - tells Django what a month is in an address
from kindling.web.desk.files import drop, pages

urlpatterns = [
    path("<month:month>/files/", pages.files, name="desk-files"),
    path("<month:month>/files/link/", pages.make_link, name="desk-link"),
    path("<month:month>/files/link/<int:pk>/close/", pages.close_link, name="desk-link-close"),
    path("<month:month>/files/<int:pk>/remove/", pages.remove, name="desk-file-remove"),
]

linked = [path("drop/<str:token>/", drop.drop, name="drop")]
