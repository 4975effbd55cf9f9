"""The way to one's own page is asked for, and a new address says that it is somebody's."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from kindling.ground.errors import NotAllowed
from kindling.people.actions import ask_for_page, confirm_new_address
from kindling.people.moves import move_behind
from kindling.web.gate import Audience, open_to
from kindling.web.member.forms import AddressForm
from kindling.web.member.page import answer, closed, linked, masked, network


@open_to(Audience.VISITOR)
@csrf_exempt  # it gives nobody any right, and carries a seal of its own
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    """``/mine/``: the link to one's page is mailed; the answer is the same whether the address is known or not."""
    form = AddressForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        email = form.cleaned_data["email"]
        try:
            ask_for_page(email=email, network=network(request))
        except NotAllowed as refused:
            form.add_error(None, f"{refused.sentence} {refused.remedy}")
        else:
            return linked(request, "asked", email=email)
    return answer(request, "ask", form=form)


@open_to(Audience.LINK)
@csrf_exempt  # nothing but the address gives any right here
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """``/address/<token>/``: whoever reads a new address says that mail may come to it."""
    move = move_behind(token)
    if move is None:
        return closed(request)
    if request.method != "POST":
        return linked(request, "address-confirm", name=move.person.first_name, masked=masked(move.email))
    confirm_new_address(move=move)
    return linked(request, "moved", masked=masked(move.email))
