"""What was just changed on somebody's page, carried in the address so that no cookie is needed, with the way back."""

from __future__ import annotations

import json
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

from kindling.ground.signed_links import make_token, read_token
from kindling.web.member.owner import Mine

PURPOSE = "done"

SENTENCES = {
    "mail": "It is noted. From now on you get just what you chose.",
    "zone": "Times are shown as you chose, here and in every mail from now on.",
    "quoted": "It is noted. We ask you in this way from now on; what you decided before stands.",
    "map": "It is noted, for every map that we make from now on.",
    "details": "Your details are put right.",
    "undone": "It is as it was before.",
}
"""What is said after each change."""

FRESH = frozenset({"quoted", "map", "details"})
"""What only a fresh link changes: an older one that meets the same address is told nothing of how it was."""

Before = list[tuple[str, str]]
"""The fields that put a form back as it was."""


@dataclass(frozen=True, slots=True)
class Done:
    """The sentence, and the form that undoes it: its address and fields; no fields where it cannot be undone."""

    sentence: str
    address: str
    before: Before


def back_to(mine: Mine, what: str, before: Before, *, undone: bool = False) -> HttpResponse:
    """The way back to the page, which then tells what was done."""
    told = make_token(PURPOSE, mine.person.uid, "undone" if undone else what, json.dumps([] if undone else before))
    return redirect(f"{reverse('mine', args=[mine.token])}?{urlencode({'done': told})}#told")


def done_of(mine: Mine, told: str) -> Done | None:
    """What the address tells of this person's page."""
    read = read_token(PURPOSE, told)
    if not read or read[0] != mine.person.uid:
        return None
    what, before = str(read[1]), [(str(name), str(value)) for name, value in json.loads(read[2])]
    if what in FRESH and not mine.fresh:
        before = []
    address = reverse(f"mine-{what}", args=[mine.token]) if before else ""
    return Done(SENTENCES[what], address, before)
