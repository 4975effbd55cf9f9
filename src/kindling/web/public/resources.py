"""What people have recommended."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from kindling.archive.queries import resources_page
from kindling.conversations.models import ResourceType
from kindling.web.public.page import answer


@require_safe
def resources(request: HttpRequest) -> HttpResponse:
    """``/resources/``: by month, narrowed by ``?type=``."""
    asked = request.GET.get("type", "")
    return answer(request, "resources", resources=resources_page(asked if asked in ResourceType.values else ""))
