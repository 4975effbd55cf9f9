"""The addresses of publishing, below a month."""

from __future__ import annotations

from django.urls import path

import kindling.web.public.urls  # noqa: F401 - tells Django what a month is in an address
from kindling.web.desk.publishing import editions, pages

urlpatterns = [
    path("<month:month>/publish/", pages.publish, name="desk-publish"),
    path("<month:month>/publish/withdraw/", editions.withdraw, name="desk-withdraw"),
    path("<month:month>/publish/attach/", editions.attach, name="desk-attach"),
]
