"""What a record of a pack is: a frozen dataclass that a stored pack is read into strictly.

Pydantic reads and checks stored packs, and only then is it imported, for that takes longer than to make a PDF. So the
limits of fields are markers that it asks, and the records themselves are plain dataclasses.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, TypeVar, dataclass_transform

Record = TypeVar("Record")

STRICT = {"extra": "forbid", "ser_json_bytes": "base64", "val_json_bytes": "base64"}
"""What every record keeps to when it is read: unknown keys are refused, bytes are base64 in JSON."""


@dataclass_transform(frozen_default=True)
def record(kind: type[Record]) -> type[Record]:
    """``kind`` as a frozen dataclass with slots, read strictly."""
    made = dataclass(frozen=True, slots=True)(kind)
    made.__pydantic_config__ = STRICT  # type: ignore[attr-defined] # pydantic's name for it
    return made


@dataclass(frozen=True, slots=True)
class Limits:
    """What a field of a stored record must keep to, by pydantic's own names: ``pattern``, ``ge``, ``le``, lengths."""

    limits: tuple[tuple[str, Any], ...]

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        """Asked by pydantic when it first reads a stored record."""
        return {**handler(source), **dict(self.limits)}


def limits(**values: Any) -> Limits:
    """A marker for ``Annotated``: ``Annotated[str, limits(pattern="...")]``."""
    return Limits(tuple(values.items()))


class ByKind:
    """A marker for a union of records that are told apart by their ``kind``."""

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        """Asked by pydantic when it first reads a stored record."""
        from pydantic import Field  # noqa: PLC0415 - whoever asks has imported it already

        return handler.generate_schema(Annotated[source, Field(discriminator="kind")])
