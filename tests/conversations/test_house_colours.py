"""Mail stands on a floor below packs, so it names Kindling's own colours itself: they must be the same."""

from __future__ import annotations

from dataclasses import fields

import pytest

from kindling.mail.house import DARK, Palette
from kindling.pack.document import Theme


@pytest.mark.parametrize(("mail", "pack"), [(Palette(), Theme().light), (DARK, Theme().dark)])
def test_mail_has_the_colours_of_packs(mail: Palette, pack: object) -> None:
    assert {one.name: getattr(mail, one.name) for one in fields(mail)} == {
        one.name: getattr(pack, one.name) for one in fields(mail)
    }
