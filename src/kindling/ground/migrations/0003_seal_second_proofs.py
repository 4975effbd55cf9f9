"""Seals the secrets of authenticator apps and recovery codes, which were kept as they are."""

from collections.abc import Callable
from typing import Any

from django.db import migrations

from kindling.ground.sealing import seal, unseal

KEPT = {"totp": "secret", "recovery_codes": "seed"}


def seal_all(apps: Any, _: Any) -> None:
    _change_each(apps, seal)


def unseal_all(apps: Any, _: Any) -> None:
    """What can no longer be read stays sealed."""
    _change_each(apps, lambda kept: unseal(kept) or kept)


def _change_each(apps: Any, change: Callable[[str], str]) -> None:
    for row in apps.get_model("mfa", "Authenticator").objects.filter(type__in=KEPT).iterator():
        name = KEPT[row.type]
        row.data = row.data | {name: change(row.data[name])}
        row.save(update_fields=["data"])


class Migration(migrations.Migration):
    dependencies = [("ground", "0002_throttles"), ("mfa", "0003_authenticator_type_uniq")]

    operations = [migrations.RunPython(seal_all, unseal_all)]
