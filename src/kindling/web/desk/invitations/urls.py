"""The addresses of a month's invitations, below ``/desk/``."""

from __future__ import annotations

from django.urls import path

import kindling.web.public.urls  # noqa: F401 - tells Django what a month is in an address
from kindling.web.desk.invitations import letter, pages

urlpatterns = [
    path("<month:month>/invitations/", pages.invitations, name="desk-invitations"),
    path("<month:month>/invitations/letter/", letter.letter, name="desk-invitations-letter"),
    path("<month:month>/invitations/letter/page/", letter.page, name="desk-invitations-letter-page"),
    path("<month:month>/invitations/send/", pages.send, name="desk-invitations-send"),
    path("<month:month>/invitations/pause/", pages.pause, name="desk-invitations-pause"),
    path("<month:month>/invitations/resume/", pages.resume, name="desk-invitations-resume"),
    path("<month:month>/invitations/line/", pages.line, name="desk-invitations-line"),
    path("<month:month>/invitations/habit/", pages.habit, name="desk-invitations-habit"),
    path("<month:month>/invitations/follow-up/", pages.follow_up, name="desk-invitations-follow-up"),
]
