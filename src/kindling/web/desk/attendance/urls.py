"""The address of the attendance, below a month."""

from __future__ import annotations

from django.urls import path

from kindling.web.desk.attendance import page

urlpatterns = [
    path("<month:month>/attendance/", page.attendance, name="desk-attendance"),
    path("<month:month>/attendance/again/", page.again, name="desk-attendance-again"),
    path("<month:month>/attendance/say/", page.say, name="desk-attendance-say"),
]
