"""Months to work on, for journeys across the desk, made as `tests.web.desk.worked_on` does. Run with their names."""

from __future__ import annotations

import os
import sys

import django


def main(months: list[str]) -> None:
    """Makes ``months``; the last stays without a pack."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "kindling.config.settings"
    django.setup()
    from dataclasses import replace

    from tests.factories.site import conversation
    from tests.web.desk.worked_on import KEPT_BACK, PAUSE, decide, small_pack, worked_on

    for month in months[:-1]:
        row = worked_on(replace(small_pack(), month=month), month=month)
        decide(row, PAUSE, "named")
        decide(row, KEPT_BACK, "declined")
    conversation(months[-1], title="Not begun")


if __name__ == "__main__":
    main(sys.argv[1:])
