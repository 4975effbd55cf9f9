"""The addresses of the desk, below ``/desk/``."""

from __future__ import annotations

from django.urls import path

import kindling.web.public.urls  # noqa: F401 - tells Django what a month is in an address
from kindling.web.desk import accounts, month, months, new
from kindling.web.desk.asked import urls as asked
from kindling.web.desk.attendance import urls as attendance
from kindling.web.desk.community import urls as community
from kindling.web.desk.facts import urls as facts
from kindling.web.desk.files import urls as files
from kindling.web.desk.harvest import urls as harvest
from kindling.web.desk.invitations import urls as invitations
from kindling.web.desk.mail import urls as mail
from kindling.web.desk.pack import urls as pack
from kindling.web.desk.people import urls as people
from kindling.web.desk.plan import urls as plan
from kindling.web.desk.publishing import urls as publishing
from kindling.web.desk.rhythm import urls as rhythm

urlpatterns = [
    path("", month.this_month, name="desk"),
    path("months/", months.months, name="desk-months"),
    path("months/<year:year>/", months.months, name="desk-months-year"),
    path("new/", new.new, name="desk-new"),
    path("accounts/", accounts.accounts, name="desk-accounts"),
    path("accounts/<int:pk>/", accounts.account, name="desk-account"),
    path("accounts/<int:pk>/close/", accounts.close, name="desk-account-close"),
    path("accounts/<int:pk>/open/", accounts.reopen, name="desk-account-open"),
    path("accounts/<int:pk>/forget/", accounts.forget, name="desk-account-forget"),
    *community.urlpatterns,
    *rhythm.urlpatterns,
    *mail.urlpatterns,
    *people.urlpatterns,
    path("<month:month>/", month.month, name="desk-month"),
    *plan.urlpatterns,
    *invitations.urlpatterns,
    *facts.urlpatterns,
    *files.urlpatterns,
    *pack.urlpatterns,
    *publishing.urlpatterns,
    *asked.urlpatterns,
    *harvest.urlpatterns,
    *attendance.urlpatterns,
]
