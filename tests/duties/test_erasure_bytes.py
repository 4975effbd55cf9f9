"""What was erased is not left in the bytes of the database either, nor in its journal."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.duties.erased import EMAIL, MARK

SCRIPT = f"""
import sys
from kindling.cli.site import settled, stand_up
stand_up(settled(), served=False)
from kindling.duties.erasure import Erasure, erase_person
from kindling.ground.actors import NOBODY
from kindling.people.models import Address, Person
who = [Person.objects.create(name=f"{MARK} {{number}}") for number in range(40)][7]
Address.objects.create(person=who, email="{EMAIL}")
for one in Person.objects.all():
    erase_person(person=one, by=NOBODY, tell=False)
worker = Erasure()
while worker.go_on():
    pass
"""


def test_no_byte_of_the_database_and_its_journal_holds_somebody_who_was_erased(tmp_path: Path) -> None:
    told = os.environ | {"DATA_FOLDER": str(tmp_path), "SITE_URL": "http://localhost:8000", "DATABASE_URL": ""}
    told.pop("DJANGO_SETTINGS_MODULE", None)
    subprocess.run([sys.executable, "-c", SCRIPT], check=True, env=told, cwd=tmp_path)
    kept = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert [path.name for path in kept if MARK.lower().encode() in path.read_bytes().lower()] == []
    assert any(path.name == "kindling.sqlite3" for path in kept)
