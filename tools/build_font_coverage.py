"""Writes which characters each bundled font folder can draw, in every style its family has.

Run it after a font is added or changed: ``python tools/build_font_coverage.py``. Order in `FOLDERS` is the order in
which the fonts are asked; the first that has a character draws it.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from fontTools.ttLib import TTFont

RENDERERS = Path(__file__).parent.parent / "src" / "kindling" / "renderers"
FONTS = RENDERERS / "fonts"
TARGET = RENDERERS / "pdf" / "coverage.json"

FIRST = ("base", "european")
LAST = ("symbols", "korean", "chinese", "japanese", "emoji")
DISPLAY = ("Fraunces", "Noto Serif")
"""Families for headings alone: their letters are extra, for a family for running text stands behind them."""


def main() -> None:
    names = sorted(folder.name for folder in FONTS.iterdir() if folder.is_dir())
    middle = [name for name in names if name not in (*FIRST, *LAST)]
    table = {name: _folder(FONTS / name) for name in (*FIRST, *middle, *LAST)}
    TARGET.write_text(json.dumps(table, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"{TARGET.name}: {len(table)} folders, {TARGET.stat().st_size} bytes")


def _folder(folder: Path) -> dict[str, list[str] | list[int]]:
    """The families of a folder, and the characters its text families have in every face, as starts and lengths."""
    faces: dict[str, list[set[int]]] = defaultdict(list)
    for path in sorted(folder.glob("*.ttf")):
        font = TTFont(path, lazy=True)
        family = font["name"].getDebugName(16) or font["name"].getDebugName(1)
        faces[family].append(set(font.getBestCmap()))
    has = set().union(*(set.intersection(*sets) for family, sets in faces.items() if family not in DISPLAY))
    return {"families": sorted(faces, key=lambda name: name in DISPLAY), "ranges": list(_ranges(sorted(has)))}


def _ranges(points: Iterable[int]) -> list[int]:
    flat: list[int] = []
    for point in points:
        if flat and point == flat[-2] + flat[-1]:
            flat[-1] += 1
        else:
            flat += [point, 1]
    return flat


if __name__ == "__main__":
    main()
