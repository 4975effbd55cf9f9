"""What is sent to the forms of an account by a script, or too early, is answered in words."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.factories.accounts import pia, sign_in

pytestmark = pytest.mark.django_db

CREDENTIALS = (str(2**63), "-1", "1e400", "[]", "{}", "null", '"a"', '{"id": 1}', '{"rawId": "a", "id": 1}', "")


@pytest.mark.parametrize("address", ["/account/recovery-codes/new/", "/account/app/remove/"])
def test_what_has_nothing_to_act_on_yet_is_answered_in_words(client: Client, address: str) -> None:
    assert sign_in(client, pia()).post(address).status_code in {200, 302, 404}


@pytest.mark.parametrize("credential", CREDENTIALS)
def test_a_passkey_that_is_none_is_refused(client: Client, credential: str) -> None:
    desk = sign_in(client, pia())
    desk.get("/account/passkeys/add/")
    assert desk.post("/account/passkeys/add/", {"name": "A key", "credential": credential}).status_code == 200


@pytest.mark.parametrize("credential", CREDENTIALS)
def test_nobody_signs_in_by_what_is_no_passkey(client: Client, credential: str) -> None:
    assert client.post("/sign-in/passkey/", {"credential": credential}).status_code < 500
    assert "_auth_user_id" not in client.session
