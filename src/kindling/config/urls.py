"""Every address of the site."""

from __future__ import annotations

from django.urls import include, path

urlpatterns = [path("", include("kindling.web.public.urls"))]

handler404 = "kindling.web.public.errors.not_found"
handler500 = "kindling.web.public.errors.broken"
handler400 = "kindling.web.public.errors.bad_request"
