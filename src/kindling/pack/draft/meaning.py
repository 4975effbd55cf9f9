"""How near two texts are in meaning: averaged word vectors that come inside the `wordllama` package.

Only two files of that package are read, its tokenizer and its table of vectors. Importing the package itself takes
0.3 CPU seconds and 40 MB more and brings network code along; averaging rows of a table needs none of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from tokenizers import Tokenizer

Vectors = NDArray[np.float64]

_TOKENIZER = "tokenizers/l2_supercat_tokenizer_config.json"
_WEIGHTS = "weights/l2_supercat_256.safetensors"


@cache
def loaded() -> tuple[Tokenizer, NDArray[Any]]:
    """The tokenizer and the table of vectors, read once a process; `ModuleNotFoundError` without the package."""
    # Both cost time and memory that most commands never need.
    from safetensors.numpy import load_file  # noqa: PLC0415 - heavy
    from tokenizers import Tokenizer  # noqa: PLC0415 - heavy

    spec = find_spec("wordllama")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("wordllama")
    folder = Path(spec.origin).parent
    tokenizer = Tokenizer.from_file(str(folder / _TOKENIZER))
    return tokenizer, load_file(folder / _WEIGHTS)["embedding.weight"]


def meanings(texts: Sequence[str]) -> Vectors:
    """One unit vector a text (rows of 256), zeros for a text without words."""
    tokenizer, table = loaded()
    found = np.zeros((len(texts), table.shape[1]))
    for row, text in enumerate(texts):
        ids = tokenizer.encode(text, add_special_tokens=False).ids
        if ids:
            found[row] = table[ids].astype(np.float64).mean(axis=0)
    return unit(found)


def unit(vectors: Vectors) -> Vectors:
    """The rows at length one; a row of zeros stays."""
    lengths = np.linalg.norm(vectors, axis=-1, keepdims=True)
    return np.asarray(vectors / np.where(lengths == 0, 1.0, lengths))
