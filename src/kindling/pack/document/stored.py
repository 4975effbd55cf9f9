"""A pack as JSON and back, and the schema that says what may stand in it."""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from kindling.kernel.errors import KindlingError
from kindling.pack.document.mistakes import mistake
from kindling.pack.document.pack import Pack

if TYPE_CHECKING:
    from pydantic import TypeAdapter


class BadPack(KindlingError):
    """A stored pack that cannot be read; the sentence names the place in it."""


@cache
def _adapter() -> TypeAdapter[Pack]:
    from pydantic import TypeAdapter  # noqa: PLC0415 - a tenth of a second, which a pack made from files need not spend

    return TypeAdapter(Pack)


def dump(pack: Pack) -> bytes:
    """The canonical JSON of ``pack``: UTF-8, two spaces, defaults left out, the same bytes each time."""
    whole = _adapter().dump_python(pack, mode="json")
    stored = _with_kinds(_adapter().dump_python(pack, mode="json", exclude_defaults=True), whole)
    return (json.dumps({"schema_version": 1, **stored}, ensure_ascii=False, indent=2) + "\n").encode()


def _with_kinds(slim: Any, whole: Any) -> Any:
    """``slim`` with each block's ``kind`` put back, which is a default to Python and the name of the block in JSON."""
    if isinstance(slim, dict):
        kind = {"kind": whole["kind"]} if "kind" in whole else {}
        return {**kind, **{key: _with_kinds(value, whole[key]) for key, value in slim.items()}}
    if isinstance(slim, list):
        return [_with_kinds(one, other) for one, other in zip(slim, whole, strict=True)]
    return slim


def load(data: bytes) -> Pack:
    """The pack stored in ``data``. Raises `BadPack` with the place and what was expected there."""
    from pydantic import ValidationError  # noqa: PLC0415 - as above

    try:
        return _adapter().validate_json(data.removeprefix(codecs.BOM_UTF8))
    except ValidationError as wrong:
        first = wrong.errors(include_url=False)[0]
        where = ".".join(_place(first["loc"])) or "the file"
        raise BadPack(f"This is no pack that can be rendered: {where}: {mistake(first)}.", "Mend it there.") from None


def _place(parts: Sequence[int | str]) -> Iterator[str]:
    """The keys and 0-based counts that lead to a place, without the kind of a block, which is no key on the way."""
    for number, part in enumerate(parts):
        if number < 2 or isinstance(parts[number - 1], str) or parts[number - 2] not in {"blocks", "left", "right"}:
            yield str(part)


def schema() -> dict[str, Any]:
    """The JSON schema of a stored pack."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **_adapter().json_schema()}
