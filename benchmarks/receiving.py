"""How long does a dropped file hold its request, and when does the draft stand? Against 1 s and 5 s.

``python -m benchmarks.receiving`` receives 10 MiB of an invented chat as the desk does, into a site of its own, and
then two hours: the bundled one, and one of 60 minutes with 600 cues and 300 chat messages. A worker runs beside, as it
does beside a server; the seconds count from the first file's arrival to the draft, its next look included. The best of
three each. Seconds on a busy machine say little, so the CPU's stand beside them: of the same path, walked in this
process alone before the worker starts, the best of three and the first, which loads what drafting needs.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Mapping

RUNS = 3
UPLOAD_LIMIT, DRAFT_LIMIT = 1.0, 5.0


def main() -> int:
    """Prints the seconds of each row with their ratio to the limit; 1 where one is over."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"DATA_FOLDER": folder, "DATABASE_URL": "", "SITE_URL": "http://localhost:8000"}
        from kindling.cli.site import settled, stand_up  # noqa: PLC0415 - once the folder is this run's own

        stand_up(settled())
        wanted = hours().items()
        spent = {name: cpu(number, hour) for number, (name, hour) in enumerate(wanted)}
        rows = [("10 MiB received", *uploads(), UPLOAD_LIMIT)]
        from kindling.cli.beside import worker_beside  # noqa: PLC0415 - needs Django's settings

        with worker_beside():
            rows += [
                (name, drafts(number, hour), spent[name], DRAFT_LIMIT) for number, (name, hour) in enumerate(wanted)
            ]
    for name, seconds, used, limit in rows:
        share = f"{seconds:>7.2f} s{seconds / limit:>7.0%} of {limit:.0f} s"
        print(f"{name:<40}{share}{min(used):>8.2f} s of CPU ({used[0]:.2f} the first time)", flush=True)
    print(f"load of the machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} CPUs")
    return int(any(seconds > limit for _, seconds, _, limit in rows))


def uploads() -> tuple[float, list[float]]:
    """Seconds that receiving 10 MiB takes at best, and the CPU's of each try; nothing is read meanwhile."""
    from benchmarks.harvest_limits import SIZE, inflated  # noqa: PLC0415 - needs Django's settings

    data = inflated("zoom-chat")
    assert len(data) >= SIZE * 0.99  # noqa: S101 - a smaller file would measure something else
    spent, used = [], []
    for run in range(RUNS):
        began, cpu_began = time.perf_counter(), time.process_time()
        receive(f"2020-{run + 1:02d}", "chat.txt", data)
        spent.append(time.perf_counter() - began)
        used.append(time.process_time() - cpu_began)
        forget(f"2020-{run + 1:02d}")
    return min(spent), used


def cpu(number: int, hour: Mapping[str, bytes]) -> list[float]:
    """CPU seconds of each try from the first file's arrival until its draft stands, all in this process."""
    from kindling.duties.loop import work_once  # noqa: PLC0415 - needs Django's settings

    work_once()
    spent = []
    for run in range(RUNS):
        month = f"20{31 + number}-{run + 1:02d}"
        conversation(month)
        began = time.process_time()
        for name, data in hour.items():
            receive(month, name, data)
        work_once()
        spent.append(time.process_time() - began)
    return spent


def drafts(number: int, hour: Mapping[str, bytes]) -> float:
    """Seconds from the first file's arrival until its draft stands, at best."""
    from kindling.curation.queries import draft_of  # noqa: PLC0415 - needs Django's settings

    spent = []
    for run in range(RUNS):
        row = conversation(f"20{21 + number}-{run + 1:02d}")
        began = time.perf_counter()
        for name, data in hour.items():
            receive(row.month, name, data)
        while not draft_of(row).number and time.perf_counter() - began < 60:
            time.sleep(0.02)
        spent.append(time.perf_counter() - began)
    return min(spent)


def hours() -> dict[str, dict[str, bytes]]:
    """The hours to draft, each as file names and bytes."""
    from benchmarks.whole_command import HOUR, _chat, _transcript  # noqa: PLC0415 - the same invented hour

    bundled = {one.name: one.read_bytes() for one in HOUR.iterdir() if one.is_file() and not one.name.endswith(".toml")}
    attendance = "participants_84512345678.csv"
    whole = {"transcript.vtt": _transcript().encode(), "chat.txt": _chat().encode(), attendance: bundled[attendance]}
    return {"the bundled hour, until its draft stands": bundled, "60 minutes, until its draft stands": whole}


def conversation(month: str):  # type: ignore[no-untyped-def]
    """A month to receive for."""
    from kindling.conversations.actions import describe_series, record_conversation  # noqa: PLC0415 - the same
    from kindling.conversations.facts import ConversationFacts, SeriesFacts  # noqa: PLC0415 - the same
    from kindling.ground.actors import WORKER  # noqa: PLC0415 - the same

    series = describe_series(by=WORKER, facts=SeriesFacts(name="Conversations by the kettle"))
    return record_conversation(by=WORKER, series=series, facts=ConversationFacts(month=month))


def receive(month: str, name: str, data: bytes) -> None:
    """Receives one file, as a page does."""
    from kindling.contributions.actions import receive_file  # noqa: PLC0415 - needs Django's settings
    from kindling.ground.actors import WORKER  # noqa: PLC0415 - the same

    receive_file(by=WORKER, conversation=conversation(month), name=name, data=data)


def forget(month: str) -> None:
    """Takes the files of a month away, so that no worker reads them."""
    from kindling.contributions.actions import forget_file  # noqa: PLC0415 - needs Django's settings
    from kindling.contributions.queries import files_of  # noqa: PLC0415 - the same
    from kindling.ground.actors import WORKER  # noqa: PLC0415 - the same

    for one in files_of(conversation(month)):
        forget_file(by=WORKER, conversation=conversation(month), file_id=one.id)


if __name__ == "__main__":
    sys.exit(main())
