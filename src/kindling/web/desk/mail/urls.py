"""The addresses of the mail's pages, below ``/desk/``."""

from __future__ import annotations

from django.urls import path

from kindling.web.desk.mail import kinds, pages

urlpatterns = [
    path("mail/", pages.mail, name="desk-mail"),
    path("mail/again/", pages.all_again, name="desk-mail-all-again"),
    path("mail/<int:pk>/again/", pages.again, name="desk-mail-again"),
    path("mail/<int:pk>/leave/", pages.leave, name="desk-mail-leave"),
    path("mail/stopped/<int:pk>/allow/", pages.allow, name="desk-mail-allow"),
    path("mail/kinds/", kinds.kinds, name="desk-mail-kinds"),
    path("mail/kinds/<slug:kind>/", kinds.one_kind, name="desk-mail-kind"),
    path("mail/kinds/<slug:kind>/page/", kinds.page, name="desk-mail-page"),
    path("mail/kinds/<slug:kind>/test/", kinds.send_test, name="desk-mail-test"),
]
