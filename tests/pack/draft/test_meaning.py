import subprocess
import sys

import numpy as np
import pytest

from kindling.pack.draft import meaning
from kindling.pack.draft.meaning import meanings, unit


def test_like_meanings_are_near_and_empty_texts_are_nowhere() -> None:
    tea, coffee, law, nothing = meanings(["a cup of tea", "a mug of coffee", "the tax law", ""])
    assert tea @ coffee > tea @ law
    assert not nothing.any()


def test_no_texts_have_no_vectors() -> None:
    assert meanings([]).shape == (0, 256)


def test_unit_leaves_zeros_alone() -> None:
    assert np.array_equal(unit(np.array([[3.0, 4.0], [0.0, 0.0]])), np.array([[0.6, 0.8], [0.0, 0.0]]))


def test_network_code_of_the_package_is_never_imported() -> None:
    told = "import sys; from kindling.pack.draft.meaning import meanings; meanings(['tea']); print(*sys.modules)"
    # In a process of its own: what sends mail through a service loads the network's code too.
    loaded = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True).stdout.split()
    assert {"wordllama", "requests", "huggingface_hub"} & set(loaded) == set()
    assert "kindling.pack.draft.meaning" in loaded


def test_missing_vectors_are_said_plainly(monkeypatch: pytest.MonkeyPatch) -> None:
    meaning.loaded.cache_clear()
    monkeypatch.setattr(meaning, "find_spec", lambda _: None)
    with pytest.raises(ModuleNotFoundError, match="wordllama"):
        meanings(["tea"])
    meaning.loaded.cache_clear()
