"""Editions published before lose the bytes of pictures that had been taken out of their packs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from django.db import migrations

from kindling.ground.errors import LostFile
from kindling.ground.files import keep_file, read_file


def take_out_loose_pictures(apps: Any, _: Any) -> None:
    """Stores each ``pack.json`` anew that holds pictures which nothing in it shows; the old bytes are swept later.

    A file that is lost, or no JSON, is left as it is.
    """
    files = apps.get_model("publication", "EditionFile").objects.filter(name="pack.json")
    for pk, stored in list(files.values_list("pk", "stored")):
        if (data := _without_loose(stored)) is not None:
            name, sha256 = keep_file(data, folder="packs", suffix=".json")
            files.filter(pk=pk).update(stored=name, sha256=sha256, size=len(data))


def _without_loose(stored: str) -> bytes | None:
    """The pack without pictures that nothing shows; None where it holds none, or cannot be read."""
    try:
        pack = json.loads(read_file(stored))
    except (LostFile, ValueError):
        return None
    media, shown = pack.get("media", []), set(_shown(pack))
    left = [one for one in media if one["id"] in shown]
    if left == media:
        return None
    # As `kindling.pack.document.dump` writes it, which leaves out what is empty.
    kept = {key: left if key == "media" else value for key, value in pack.items() if key != "media" or left}
    return (json.dumps(kept, ensure_ascii=False, indent=2) + "\n").encode()


def _shown(value: Any) -> Iterator[str]:
    """Every picture that anything in ``value`` names, the logo among them."""
    if isinstance(value, list):
        for one in value:
            yield from _shown(one)
    elif isinstance(value, dict):
        for key, one in value.items():
            if key in {"media", "logo"} and isinstance(one, str):
                yield one
            else:
                yield from _shown(one)


class Migration(migrations.Migration):
    dependencies = [("publication", "0003_edition_quotes")]

    operations = [migrations.RunPython(take_out_loose_pictures, migrations.RunPython.noop)]
