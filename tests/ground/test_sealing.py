"""Secrets kept sealed under the site's key."""

from __future__ import annotations

import importlib

import pytest
from allauth.mfa.models import Authenticator
from django.apps import apps
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import Settings

from kindling.ground.sealing import SEALED, seal, unseal
from tests.factories.accounts import ada, pia

SECRET, SEED = "JBSWY3DPEHPK3PXP", "5eed" * 20


@given(st.text().filter(lambda text: not text.startswith(SEALED)))
def test_what_was_sealed_comes_back_and_shows_nothing_of_itself(text: str) -> None:
    kept = seal(text)
    assert (unseal(kept), seal(kept), kept.startswith(SEALED)) == (text, kept, True)
    assert len(text) < 6 or text not in kept.removeprefix(SEALED)


def test_the_same_secret_looks_different_each_time() -> None:
    assert seal(SECRET) != seal(SECRET)


def test_what_was_kept_before_anything_was_sealed_is_read_as_it_is() -> None:
    assert (unseal(SECRET), unseal(SEED)) == (SECRET, SEED)


def test_another_key_opens_nothing_unless_the_old_one_is_kept_beside_it(settings: Settings) -> None:
    kept, old = seal(SECRET), settings.SECRET_KEY
    settings.SECRET_KEY = "another" * 10
    assert unseal(kept) is None
    settings.SECRET_KEY_FALLBACKS = [old]
    assert unseal(kept) == SECRET
    kept = seal(SECRET)
    settings.SECRET_KEY_FALLBACKS = []
    assert unseal(kept) == SECRET


@pytest.mark.parametrize("change", ["", "x", "é"])
def test_what_was_tampered_with_cannot_be_read(change: str) -> None:
    assert unseal(f"{SEALED}{change}{seal(SECRET)[len(SEALED) + 1 :]}") is None


@pytest.mark.django_db
def test_what_an_older_site_kept_is_sealed_once_and_can_be_unsealed_again(settings: Settings) -> None:
    step = importlib.import_module("kindling.ground.migrations.0003_seal_second_proofs")
    passkey = {"name": "My passkey", "credential": {"secret": "untouched"}}
    for who, kind, data in (
        (ada(), "totp", {"secret": SECRET}),
        (ada(), "recovery_codes", {"seed": SEED, "used_mask": 5}),
        (ada(), "webauthn", passkey),
        (pia(), "totp", {"secret": seal(SECRET)}),
    ):
        Authenticator.objects.create(user=who.user, type=kind, data=data)
    before = [row.data for row in Authenticator.objects.order_by("pk")]
    step.seal_all(apps, None)
    app, codes, key, already = (row.data for row in Authenticator.objects.order_by("pk"))
    assert (unseal(app["secret"]), unseal(codes["seed"]), codes["used_mask"]) == (SECRET, SEED, 5)
    assert (SECRET in str(app), SEED in str(codes), key, already) == (False, False, passkey, before[3])
    step.unseal_all(apps, None)
    assert [row.data for row in Authenticator.objects.order_by("pk")] == [*before[:3], {"secret": SECRET}]
    step.seal_all(apps, None)
    settings.SECRET_KEY = "another" * 10
    kept = [row.data for row in Authenticator.objects.order_by("pk")]
    step.unseal_all(apps, None)
    assert [row.data for row in Authenticator.objects.order_by("pk")] == kept
