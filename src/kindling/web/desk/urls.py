"""The addresses of the desk, below ``/desk/``."""

from __future__ import annotations

from django.urls import path

import kindling.web.public.urls  # noqa: F401 - tells Django what a month is in an address
from kindling.web.desk import month

urlpatterns = [
    path("", month.this_month, name="desk"),
    path("<month:month>/", month.month, name="desk-month"),
]
