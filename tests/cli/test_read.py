from __future__ import annotations

import json
from pathlib import Path

import docx
import pytest

from tests.cli.running import run
from tests.factories.exports import zoom_vtt

CHAT = (
    "18:01:00 From Ada Brennan to Everyone:\r\n\tGood to see you all\r\n"
    '18:01:05 From Ben Osei to Everyone:\r\n\tReacted to "Good to see you all" with ❤️\r\n'
    "18:02:00 From Ben Osei to Ada Brennan(Direct Message):\r\n\tthe secret of the blue kettle\r\n"
    '18:03:00 From Ben Osei to Everyone:\r\n\tReplying to "Good to see you all"\r\n\t\r\n\tAnd you\r\n'
).encode()


@pytest.fixture
def chat(tmp_path: Path) -> Path:
    path = tmp_path / "chat.txt"
    path.write_bytes(CHAT)
    return path


def test_a_chat_is_answered_in_the_documented_json(chat: Path) -> None:
    answer = json.loads(run("read", chat, "--json").stdout)
    assert answer == {
        "files": [
            {
                "path": "chat.txt",
                "source": "zoom-chat",
                "sure": 0.95,
                "clock": "wall",
                "lines": [
                    {
                        "kind": "chat",
                        "cue": None,
                        "at": 64860.0,
                        "name": "Ada Brennan",
                        "organisation": "",
                        "raw_name": "Ada Brennan",
                        "text": "Good to see you all",
                        "reply_to": None,
                        "reactions": [{"emoji": "❤️", "count": 1}],
                    },
                    {
                        "kind": "chat",
                        "cue": None,
                        "at": 64980.0,
                        "name": "Ben Osei",
                        "organisation": "",
                        "raw_name": "Ben Osei",
                        "text": "And you",
                        "reply_to": 1,
                        "reactions": [],
                    },
                ],
                "people": [
                    {"name": "Ada Brennan", "organisation": "", "minutes": None, "email_known": False},
                    {"name": "Ben Osei", "organisation": "", "minutes": None, "email_known": False},
                ],
                "private": 1,
                "left_out": [
                    {"from": 3, "to": 4, "why": "reaction, counted with the message it answers"},
                    {"from": 5, "to": 6, "why": "private message"},
                ],
                "unread": [],
            }
        ]
    }


def test_a_chat_is_told_in_sentences_without_its_private_words(chat: Path) -> None:
    told = run("read", chat)
    assert told.stdout.splitlines() == [
        "chat.txt: certainly Zoom chat",
        "  2 people, 2 chat messages, 18:01 to 18:03",
        "  left out: 1 reaction, counted with the message it answers",
        "  left out: 1 private, never shown",
        "",
    ]
    assert "kettle" not in told.output


def test_what_nobody_can_read_is_refused_with_what_was_tried_and_the_rest_is_kept(chat: Path, tmp_path: Path) -> None:
    junk = tmp_path / "junk.bin"
    junk.write_bytes(bytes(range(256)))
    told = run("read", chat, junk)
    assert told.exit_code == 1
    assert "chat.txt: certainly Zoom chat" in told.stdout
    assert told.stderr.startswith("junk.bin: Nobody here can read this file")
    assert "Zoom chat" in told.stderr
    answer = json.loads(run("read", junk, "--json").stdout)
    assert answer["files"] == []
    assert answer["refused"][0]["path"] == "junk.bin"
    assert "Zoom chat" in answer["refused"][0]["tried"]


def test_a_folder_stands_for_its_files_and_one_file_given_twice_is_one(chat: Path) -> None:
    (chat.parent / ".hidden").write_bytes(CHAT)
    answer = json.loads(run("read", chat.parent, chat, "--json").stdout)
    assert [one["path"] for one in answer["files"]] == ["chat.txt"]


def test_two_files_of_one_name_are_told_apart_by_their_folders(chat: Path, tmp_path: Path) -> None:
    other = tmp_path / "other" / "chat.txt"
    other.parent.mkdir()
    other.write_bytes(CHAT)
    answer = json.loads(run("read", chat, other, "--json").stdout)
    assert [one["path"] for one in answer["files"]] == [str(chat), str(other)]


def test_a_file_that_cannot_be_opened_is_told(chat: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "read_bytes", refuse)
    told = run("read", chat)
    assert (told.exit_code, told.stderr) == (1, "chat.txt: The file cannot be opened: Permission denied.\n")


def test_a_recording_tells_its_own_clock_and_what_could_not_be_read(tmp_path: Path) -> None:
    path = tmp_path / "t.vtt"
    good = zoom_vtt((5.0, "Ada", "Welcome"), (65.0, "Ben", "Hello"))
    path.write_text(good.replace("2\r\n00:01:05", "2\r\n00:01:05.000 --> nonsense\r\nBen: Hi\r\n\r\n3\r\n00:01:05"))
    told = run("read", path).stdout
    assert "2 spoken lines, 00:00 to 00:01 into the recording" in told
    assert "  not read: lines " in told


def test_a_file_that_is_not_there_is_a_usage_error(tmp_path: Path) -> None:
    assert run("read", tmp_path / "nowhere.txt").exit_code == 2


def test_a_deck_and_a_list_have_no_times_and_remarks_are_told(tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text("Name (Original Name),User Email,Total Duration (Minutes)\nAda Brennan,,50\n")
    told = run("read", tmp_path / "people.csv").stdout.splitlines()
    assert told[:2] == ["people.csv: certainly Zoom attendance report", "  1 person"]
    latin = tmp_path / "latin.txt"
    latin.write_bytes(CHAT.decode().replace("Ben Osei", "Bén Osei").replace("❤️", "x").encode("cp1252"))
    assert "  The file is not UTF-8; it was read as Windows-1252." in run("read", latin).stdout.splitlines()


def test_an_empty_file_and_a_letter_in_word_are_told_as_what_they_are(tmp_path: Path) -> None:
    (tmp_path / "chat.txt").write_text(" \n")
    letter = docx.Document()
    letter.add_paragraph("Dear Ada, thank you for the kettle.")
    letter.save(str(tmp_path / "letter.docx"))
    assert run("read", tmp_path).stderr.splitlines() == [
        "chat.txt is empty. Export it again.",
        "letter.docx is a Word file, but no transcript. If it holds notes, save them as plain text or Markdown.",
    ]


def test_a_notetaker_and_a_room_are_counted_as_nobody(tmp_path: Path) -> None:
    head = "Name (Original Name),User Email,Total Duration (Minutes)"
    rows = "\n".join((head, "Ada Brennan,,50", "Otter.ai Notetaker,,50", "Meeting Room 2,,40", ""))
    (tmp_path / "people.csv").write_text(rows)
    assert run("read", tmp_path / "people.csv").stdout.splitlines()[1] == "  1 person, 2 notetakers or rooms"
    answer = json.loads(run("read", tmp_path / "people.csv", "--json").stdout)
    assert [person["name"] for person in answer["files"][0]["people"]] == ["Ada Brennan"]
