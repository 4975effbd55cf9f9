from __future__ import annotations

import json
from pathlib import Path

from kindling.cli.main import COMMANDS
from kindling.kernel.errors import KindlingError
from kindling.pack.document import schema
from tests.cli.running import run
from tests.factories.exports import zoom_vtt

TALK = zoom_vtt(
    (5.0, "Ada Brennan", "We have learned on the ward that a repair is something which the other person can use."),
    (9.0, "Ben Osei", "Nobody has ever said to me who covers for a mop on a Sunday morning in winter."),
)


def test_highlights_answer_in_the_documented_json(tmp_path: Path) -> None:
    path = tmp_path / "talk.vtt"
    path.write_text(TALK)
    answer = json.loads(run("highlights", path, "--json").stdout)
    assert list(answer) == ["bullets", "quotes", "themes"]
    assert {tuple(quote) for quote in answer["quotes"]} == {("text", "speaker", "cue", "at", "why")}
    assert {tuple(bullet) for bullet in answer["bullets"]} == {("text", "cues", "speaker", "why")}
    assert all(quote["text"] in TALK for quote in answer["quotes"])


def test_highlights_are_told_with_their_reasons(tmp_path: Path) -> None:
    path = tmp_path / "talk.vtt"
    path.write_text(TALK)
    told = run("highlights", path, "--words", "40", "--question", "Who covers for the mop?").stdout
    assert told.startswith("Draft bullets\n- ")
    assert "\nQuotes\n- “" in told
    assert "    cue 2: " in told


def test_the_sample_is_put_where_asked_and_never_over_what_is_there(tmp_path: Path) -> None:
    (tmp_path / "notes.md").write_text("mine")
    told = run("sample", tmp_path)
    assert told.stdout.startswith("7 files of an invented hour lie in ")
    assert (tmp_path / "notes.md").read_text() == "mine"
    assert (tmp_path / "earlier").is_dir()
    assert run("sample", tmp_path).stdout.startswith("0 files")


def test_the_commands_suggested_work_in_a_folder_with_a_space(tmp_path: Path) -> None:
    told = run("sample", tmp_path / "my hour").stdout.splitlines()
    at = f"{tmp_path}/my hour"
    assert told[-1] == f"  kindling pack '{at}' --earlier '{at}/earlier'/*.csv --out '{at}/pack'"


def test_a_sample_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file")
    told = run("sample", tmp_path / "taken" / "in").exception
    assert isinstance(told, KindlingError)
    assert told.remedy == "Give another folder."


def test_the_schema_is_printed() -> None:
    assert json.loads(run("schema").stdout) == json.loads(json.dumps(schema()))


def test_help_lists_the_commands_and_an_unknown_one_is_told() -> None:
    told = run("--help").stdout
    assert [line.split()[0] for line in told.split("Commands:\n")[1].splitlines()] == list(COMMANDS)
    assert (run("bake").exit_code, "No such command 'bake'" in run("bake").stderr) == (2, True)


def test_highlights_hold_back_what_holds_personal_data(tmp_path: Path) -> None:
    path = tmp_path / "talk.vtt"
    path.write_text(TALK.replace("covers for a mop", "covers for a mop, ring me on 07700 900123,"))
    told = run("highlights", path, "--json")
    assert "07700" not in told.stdout
    assert "Held back for you to look at: " in told.stderr
