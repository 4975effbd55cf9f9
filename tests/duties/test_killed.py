"""A worker that is killed while it reads loses nothing: the file is read again once its lease is over."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.contributions.cast import CHAT

SET_UP = """
import datetime, os, sys, time
import django
os.environ["DJANGO_SETTINGS_MODULE"] = "kindling.config.settings"
django.setup()
from django.core.management import call_command
from kindling.contributions.actions import receive_file
from kindling.contributions.queries import file_progress, lines_of
from kindling.conversations.actions import describe_series, record_conversation
from kindling.conversations.facts import ConversationFacts, SeriesFacts
from kindling.conversations.models import Conversation
from kindling.duties.loop import work_once
from kindling.ground.actors import WORKER
"""
RECEIVE = """
call_command("migrate", verbosity=0)
series = describe_series(by=WORKER, facts=SeriesFacts(name="Kettle"))
row = record_conversation(by=WORKER, series=series, facts=ConversationFacts(month="2026-10"))
receive_file(by=WORKER, conversation=row, name="chat.txt", data=sys.stdin.buffer.read())
print("acknowledged", flush=True)
time.sleep(600)
"""
READ_SLOWLY = """
from kindling.contributions import reread
whole = reread.read
def slowly(*given, **named):
    print("reading", flush=True)
    time.sleep(600)
reread.read = slowly
work_once(lease=datetime.timedelta(seconds=2))
"""
READ = """
done = work_once(lease=datetime.timedelta(seconds=2))
row = Conversation.objects.get(month="2026-10")
print(done, file_progress(row).read, len(lines_of(row)), flush=True)
"""


def _start(script: str, folder: Path) -> subprocess.Popen[bytes]:
    environment = {**os.environ, "DATA_FOLDER": str(folder), "DATABASE_URL": "", "SITE_URL": "http://localhost:8000"}
    return subprocess.Popen(
        [sys.executable, "-c", SET_UP + script], env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )


def _said(child: subprocess.Popen[bytes]) -> bytes:
    assert child.stdout is not None
    return child.stdout.readline().strip()


def _given_to(child: subprocess.Popen[bytes], data: bytes) -> None:
    assert child.stdin is not None
    child.stdin.write(data)
    child.stdin.close()


def _killed(child: subprocess.Popen[bytes]) -> None:
    child.kill()
    child.wait()
    assert child.stdout is not None
    child.stdout.close()
    if child.stdin:
        child.stdin.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "site"
    made.mkdir()
    return made


def test_what_was_acknowledged_survives_a_kill_and_is_read_after_another(folder: Path) -> None:
    server = _start(RECEIVE, folder)
    _given_to(server, CHAT.encode())
    assert _said(server) == b"acknowledged"
    _killed(server)

    worker = _start(READ_SLOWLY, folder)
    assert _said(worker) == b"reading"
    began = time.monotonic()
    _killed(worker)

    meanwhile = _start(READ, folder)
    early = _said(meanwhile)
    _killed(meanwhile)
    if early.startswith(b"0"):  # on a slow machine the lease is over by now, and the file is read already
        time.sleep(max(0.0, 2.5 - (time.monotonic() - began)))
        again = _start(READ, folder)
        early = _said(again)
        _killed(again)
    assert early == b"3 1 3"
