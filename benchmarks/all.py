"""Runs every benchmark one after the other, and says at the end which kept to its limits: ``make bench``."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).parent
NOT_MEASURES = {"all.py", "train_draft.py", "lexrank.py", "meetings.py", "__init__.py"}


def main() -> int:
    """The number of benchmarks that missed a limit, at most 1 as a status."""
    missed = []
    for script in sorted(HERE.glob("*.py")):
        if script.name in NOT_MEASURES:
            continue
        print(f"\n== {script.stem}", flush=True)
        began = time.monotonic()
        if subprocess.run([sys.executable, "-m", f"benchmarks.{script.stem}"], check=False, cwd=HERE.parent).returncode:
            missed.append(script.stem)
        print(f"   ({time.monotonic() - began:.0f} s)", flush=True)
    print(f"\n{'Missed: ' + ', '.join(missed) if missed else 'Every figure kept to its limit.'}")
    return int(bool(missed))


if __name__ == "__main__":
    sys.exit(main())
