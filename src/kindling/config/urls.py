"""Every address of the site."""

from __future__ import annotations

from django.urls import include, path

from kindling.web.back_door import back_door
from kindling.web.desk.files.urls import linked
from kindling.web.gate import Audience, opened
from kindling.web.hooks.urls import urlpatterns as hooks

urlpatterns = [
    path("desk/", include("kindling.web.desk.urls")),
    path("", include(linked)),
    path("", include("kindling.web.account.urls")),
    path("", include(hooks)),
    path("", include("kindling.web.member.urls")),
    path("", include("kindling.web.speaker.urls")),
    path("back-door/", (opened(Audience.STEWARD, back_door.get_urls()), "admin", "admin")),
    *opened(Audience.VISITOR, [path("", include("kindling.web.public.urls"))]),
]

handler400 = "kindling.web.public.errors.bad_request"
handler403 = "kindling.web.refusals.denied"
handler404 = "kindling.web.astray.not_found"
handler500 = "kindling.web.public.errors.broken"
handler429 = "kindling.web.refusals.too_many"
