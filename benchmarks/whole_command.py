"""What does the whole command cost? All twins of a 60-minute hour with 300 chat lines, against 5 CPU seconds.

    python benchmarks/whole_command.py

The hour is the bundled one, its sentences dealt anew until it is an hour long, with 300 chat messages of its own chat.
"""

from __future__ import annotations

import random
import re
import resource
import subprocess
import sys
import tempfile
from importlib.resources import files
from pathlib import Path

LIMIT = 5.0
RUNS = 3
HOUR = files("kindling.cli") / "sample_hour"


def _transcript() -> str:
    text = (HOUR / "GMT20261015-170000_Recording.transcript.vtt").read_text(encoding="utf-8")
    spoken = re.findall(r"^([^:\n\d][^:\n]*): (.+)$", text, re.MULTILINE)
    dealt = random.Random(1)
    rows, now = ["WEBVTT", ""], 0.0
    for number in range(1, 601):
        name, _ = dealt.choice(spoken)
        words = f"{dealt.choice(spoken)[1]} {dealt.choice(spoken)[1].split('.')[0]}, {number}."
        rows += [str(number), f"{_clock(now)} --> {_clock(now + 5.8)}", f"{name}: {words}", ""]
        now += 6.0
    return "\r\n".join(rows)


def _clock(seconds: float) -> str:
    return f"{int(seconds // 3600):02d}:{int(seconds % 3600 // 60):02d}:{seconds % 60:06.3f}"


def _chat() -> str:
    text = (HOUR / "meeting_saved_chat.txt").read_bytes().decode()
    said = [entry for entry in re.findall(r"From (.+? to Everyone:\r\n\t[^\r]+)", text) if "Reacted" not in entry]
    dealt = random.Random(2)
    rows = [
        f"18:{number // 5:02d}:{number % 5 * 12:02d} From {dealt.choice(said)} ({number})\r\n" for number in range(300)
    ]
    return "".join(rows)


def main() -> int:
    """Prints CPU seconds and memory of each run, and the ratio of the best one to the limit."""
    with tempfile.TemporaryDirectory() as folder:
        hour = Path(folder)
        (hour / "transcript.vtt").write_text(_transcript(), encoding="utf-8", newline="")
        (hour / "chat.txt").write_text(_chat(), encoding="utf-8", newline="")
        (hour / "participants.csv").write_bytes((HOUR / "participants_84512345678.csv").read_bytes())
        spent = []
        for run in range(RUNS):
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            command = [
                str(Path(sys.executable).parent / "kindling"),
                "pack",
                folder,
                "--quiet",
                "--out",
                f"{folder}/{run}",
            ]
            subprocess.run(command, check=True)
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            spent.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    figures = ", ".join(f"{one:.2f}" for one in spent)
    print(f"whole command, 600 cues and 300 chat lines, all twins: CPU seconds {figures}; peak {peak:.0f} MiB")
    print(f"least {min(spent):.2f} s of {LIMIT:.0f} s allowed: {min(spent) / LIMIT:.2f} of the limit")
    return int(min(spent) > LIMIT)


if __name__ == "__main__":
    sys.exit(main())
