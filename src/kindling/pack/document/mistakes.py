"""What is wrong with something a person wrote, in the words of people who write it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

PLAIN = {
    "string_type": "this must be words in quotes",
    "tuple_type": "this must be a list, in square brackets",
    "int_type": "this must be a whole number",
    "int_parsing": "this must be a whole number",
    "int_from_float": "this must be a whole number",
    "float_type": "this must be a number",
    "float_parsing": "this must be a number",
    "bool_type": "this must be true or false",
    "bool_parsing": "this must be true or false",
    "date_type": "this must be a date",
    "date_parsing": "this must be a date",
    "date_from_datetime_parsing": "this must be a date",
    "date_from_datetime_inexact": "this must be a date",
    "dict_type": "this must hold keys of its own",
    "dataclass_type": "this must hold keys of its own",
    "string_pattern_mismatch": "this is not written as it must be",
    "bytes_invalid_encoding": "this must be base64",
    "missing": "it is missing",
    "unexpected_keyword_argument": "no such key",
    "union_tag_not_found": "it needs its kind",
    "json_invalid": "this is not JSON: {error}",
    "literal_error": "this must be one of {expected}",
    "union_tag_invalid": "there is no kind {tag}; this must be one of {expected_tags}",
    "value_error": "{error}",
    "greater_than_equal": "this must be {ge} or more",
    "less_than_equal": "this must be {le} or less",
    "too_short": "this needs at least {min_length}",
    "too_long": "this may hold at most {max_length}",
}
"""What to say instead of the checker's own words, by the type of the mistake."""


def mistake(error: ErrorDetails) -> str:
    """What is wrong, as half a sentence without its full stop: ``this must be a whole number, not "many"``."""
    plain = PLAIN.get(error["type"])
    told = plain.format(**error.get("ctx", {})) if plain else error["msg"]
    return f"{told}, not {_shown(error['input'])}" if told.startswith("this must") and _short(error) else told


def _short(error: ErrorDetails) -> bool:
    """Whether what was written is a single value, which helps to find it."""
    return error["type"] != "bytes_invalid_encoding" and not isinstance(error["input"], dict | list)


def _shown(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, default=str)[:60]
