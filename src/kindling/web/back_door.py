"""Django's own administration as a locked back door: for stewards with both proofs, and only for looking things up."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.admin import AdminSite, ModelAdmin
from django.http import HttpRequest
from django.urls import URLPattern, URLResolver

from kindling.ground.models import AuditLine, User

_KEPT = frozenset({"index", "app_list", "jsi18n"})
"""What is kept of the pages that belong to no model; signing in and out are the site's own."""


class BackDoor(AdminSite):
    """The administration without pages of its own for signing in, passwords and searching what is elsewhere."""

    site_header = "The back door"
    site_title = "The back door"
    index_title = "What is kept"
    final_catch_all_view = False

    def has_permission(self, request: HttpRequest) -> bool:
        """Stewards, who have come through the gate."""
        return bool(request.actor.convenes)  # type: ignore[attr-defined] # the gate's

    def get_urls(self) -> list[URLPattern | URLResolver]:
        """The pages of the models, and the few others that they need."""
        return [one for one in super().get_urls() if isinstance(one, URLResolver) or one.name in _KEPT]


class Looked(ModelAdmin):  # type: ignore[type-arg] # Django has no parameter here at run time
    """Rows that are looked at, and neither made, changed nor taken away here: rules stand in the desk's pages."""

    def has_module_permission(self, request: HttpRequest) -> bool:
        """For whoever passed the gate."""
        return self.admin_site.has_permission(request)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ARG002 - Django's signature
        """The same."""
        return self.admin_site.has_permission(request)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ARG002 - the same
        """Nobody."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ARG002 - the same
        """Nobody."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ARG002 - the same
        """Nobody."""
        return False


class Accounts(Looked):
    """Who has an account."""

    list_display = ("email", "name", "role", "is_active", "last_login")
    search_fields = ("email", "name")
    fields = ("email", "name", "role", "is_active", "joined_at", "last_login")


class AuditLines(Looked):
    """What was done by whom."""

    list_display = ("at", "actor", "user", "action", "subject", "note")
    list_select_related: ClassVar[list[str]] = ["user"]
    list_filter = ("action", "actor")
    search_fields = ("subject", "note", "user__email")
    date_hierarchy = "at"


back_door = BackDoor(name="admin")
back_door.register(User, Accounts)
back_door.register(AuditLine, AuditLines)
