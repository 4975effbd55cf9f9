"""Mail goes out as the community: by its name, in its colours, on the clocks of its series."""

from __future__ import annotations

import pytest

from kindling.conversations.models import Community, Series
from kindling.mail.house import DARK, House, Palette, current_house
from tests.factories.site import series

pytestmark = pytest.mark.django_db


def test_a_site_that_is_not_described_yet_writes_all_the_same() -> None:
    assert current_house() == House("Kindling", "http://localhost:8000")


def test_the_house_is_the_community() -> None:
    series()
    Series.objects.update(zone="Africa/Lagos")
    assert current_house() == House(
        "The Kettle", "http://localhost:8000", contact="hello@kettle.example.org", zone="Africa/Lagos"
    )


@pytest.mark.parametrize("theme", [{}, [], {"light": []}, {"light": {"accent": "red; background: url(x)"}}])
def test_a_theme_that_cannot_be_read_is_kindlings_own(theme: object) -> None:
    Community.objects.create(name="The Kettle", theme=theme)
    assert (current_house().light, current_house().dark) == (Palette(), DARK)


def test_colours_of_its_own_stand_in_its_mail() -> None:
    theme = {"light": {"accent": "#123456", "discs": ["#000000"]}, "dark": {"ground": "#000000"}}
    Community.objects.create(name="The Kettle", theme=theme)
    house = current_house()
    assert (house.light.accent, house.light.ground, house.dark.ground) == ("#123456", "#fbf5ec", "#000000")
