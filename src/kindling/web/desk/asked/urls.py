"""The addresses of consents, flags and places, below a month."""

from __future__ import annotations

from django.urls import path

from kindling.web.desk.asked import consents, described, flags, places, wished

urlpatterns = [
    path("<month:month>/consents/", consents.consents, name="desk-consents"),
    path("<month:month>/consents/wish/", wished.record_wish, name="desk-consents-wish"),
    path("<month:month>/consents/<slug:key>/", described.consent, name="desk-consent"),
    path("<month:month>/flags/", flags.flags, name="desk-flags"),
    path("<month:month>/places/", places.places, name="desk-places"),
]
