"""The addresses of people without an account."""

from __future__ import annotations

from django.urls import path

import kindling.web.public.urls  # noqa: F401 - tells Django what a month is in an address
from kindling.web.member import addresses, away, come, go, join, mine, stop

urlpatterns = [
    path("join/", join.join, name="join"),
    path("join/sent/", join.sent, name="join-sent"),
    path("join/<str:token>/", join.confirm, name="join-confirm"),
    path("mine/", addresses.ask, name="mine-ask"),
    path("address/<str:token>/", addresses.confirm, name="address-confirm"),
    path("go/<month:month>/<str:token>/", go.go, name="go"),
    path("come/<str:token>/", come.come, name="come"),
    path("come/<str:token>/conversation.ics", come.calendar, name="come-calendar"),
    path("stop/<str:token>/", stop.unsubscribe, name="unsubscribe"),
    path("me/<str:token>/", mine.mine, name="mine"),
    path("me/<str:token>/welcome/", mine.welcome, name="mine-welcome"),
    path("me/<str:token>/details/", mine.details, name="mine-details"),
    path("me/<str:token>/mail/", mine.mail, name="mine-mail"),
    path("me/<str:token>/zone/", mine.zone, name="mine-zone"),
    path("me/<str:token>/quoted/", mine.quoted, name="mine-quoted"),
    path("me/<str:token>/map/", mine.shown, name="mine-map"),
    path("me/<str:token>/address/", away.address, name="mine-address"),
    path("me/<str:token>/everything/", away.everything, name="mine-everything"),
    path("me/<str:token>/fresh/", away.fresh, name="mine-fresh"),
    path("me/<str:token>/links/", away.links, name="mine-links"),
    path("me/<str:token>/leave/", away.leave, name="mine-leave"),
    path("me/<str:token>/erase/", away.erase, name="mine-erase"),
]
