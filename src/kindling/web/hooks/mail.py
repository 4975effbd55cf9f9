"""What a mail service tells: checked by its secret, read by django-anymail, kept by `mail.hooks`."""

from __future__ import annotations

import base64
from importlib import import_module

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured, SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.utils.crypto import constant_time_compare
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from kindling.web.gate import Audience, open_to

VIEWS = {
    "brevo": "BrevoTrackingWebhookView",
    "mailgun": "MailgunTrackingWebhookView",
    "mailjet": "MailjetTrackingWebhookView",
    "postmark": "PostmarkTrackingWebhookView",
    "sparkpost": "SparkPostTrackingWebhookView",
}
"""What reads each service's own way of telling."""

UNREADABLE = (SuspiciousOperation, ImproperlyConfigured, LookupError, TypeError, ValueError, AttributeError)
"""What django-anymail raises over words that no service sends, or that are not signed as the service does."""


@open_to(Audience.SERVICE)
# A mail service has no cookie of ours, and no page of ours that could hold a form's token.
@csrf_exempt
@require_http_methods(["HEAD", "POST"])
def hook(request: HttpRequest, provider: str) -> HttpResponseBase:
    """``/mail/hook/postmark/``: for the service in MAIL_URL alone, which proves itself by MAIL_HOOK_SECRET."""
    if provider not in VIEWS or provider != settings.MAIL_SERVICE:
        raise Http404("No mail goes by this service.")
    if not _is_proved(request):
        return HttpResponse("This needs the secret of MAIL_HOOK_SECRET.\n", status=403, content_type="text/plain")
    view = getattr(import_module(f"anymail.webhooks.{provider}"), VIEWS[provider])
    try:
        answer: HttpResponseBase = view.as_view()(request)
    except UNREADABLE:
        return HttpResponse("This cannot be read.\n", status=400, content_type="text/plain")
    return answer


def _is_proved(request: HttpRequest) -> bool:
    """Whether the request carries the secret; where none is set, nobody can."""
    wanted = str(settings.ANYMAIL.get("WEBHOOK_SECRET", ""))
    return bool(wanted) and constant_time_compare(_basic_auth(request), wanted)


def _basic_auth(request: HttpRequest) -> str:
    """The name and the word that came with a request, with their colon; empty where none did."""
    scheme, _, told = request.headers.get("Authorization", "").partition(" ")
    try:
        return base64.b64decode(told, validate=True).decode() if scheme.lower() == "basic" else ""
    except ValueError:
        return ""
