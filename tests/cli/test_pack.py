from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from PIL import Image

from kindling.cli import main as cli_main
from kindling.cli.schema import schema
from kindling.cli.tell import moved
from kindling.kernel.errors import KindlingError
from kindling.pack.document import load
from kindling.renderers import twins
from kindling.renderers.artifact import Artifact
from tests.cli.running import run
from tests.factories.exports import zoom_chat, zoom_vtt

COUNTING = "I stopped counting the minutes and started counting the people who came back"
CHAT = zoom_chat(
    ("18:00:05", "Ada Brennan", "hello from Leeds, UK"),
    ("18:10:00", "Ben Osei", COUNTING),
    ("18:10:30", "Ada Brennan to Ben Osei(Direct Message)", "the blue kettle secret"),
)
TALK = zoom_vtt(
    *((5.0 * n, "Ada Brennan", f"On ward {n} we learned that a repair is for the other.") for n in range(9))
)
TWINS = ["pack.html", "pack.json", "pack.md", "pack.pdf", "pack.pptx"]


def wrong(*words: str | Path) -> KindlingError:
    told = run(*words).exception
    assert isinstance(told, KindlingError)
    return told


@pytest.fixture
def hour(tmp_path: Path) -> Path:
    folder = tmp_path / "hour"
    folder.mkdir()
    (folder / "chat.txt").write_bytes(CHAT.encode())
    (folder / "talk.vtt").write_bytes(TALK.encode())
    return folder


def test_an_hour_becomes_five_files_and_a_report(hour: Path, tmp_path: Path) -> None:
    told = run("pack", hour, "--out", tmp_path / "out", "--title", "Small repairs", "--date", "2026-10-15")
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == TWINS
    pack = load((tmp_path / "out" / "pack.json").read_bytes())
    assert (pack.title, pack.date_label, pack.status) == ("Small repairs", "15 October 2026", "draft")
    lines = told.stdout.splitlines()
    assert lines[1] == "At least 2 people came; 1 private message left out."
    assert "  1: private messages, never shown" in lines
    assert lines[-1] == f"The draft lies in {tmp_path / 'out'}. It is a draft: nobody quoted in it was asked yet."
    assert "  Read chat.txt …" in told.stderr
    assert told.exit_code == 0


def test_private_words_are_in_no_twin(hour: Path, tmp_path: Path) -> None:
    told = run("pack", hour, "--out", tmp_path / "out")
    assert "kettle" not in told.output
    for path in (tmp_path / "out").iterdir():
        assert b"kettle" not in path.read_bytes(), path.name


def test_an_edited_pack_is_rendered_again(hour: Path, tmp_path: Path) -> None:
    run("pack", hour, "--out", tmp_path / "out", "--quiet")
    stored = json.loads((tmp_path / "out" / "pack.json").read_text())
    stored["title"] = "Repairs, reworded"
    edited = tmp_path / "edited.json"
    edited.write_text(json.dumps(stored))
    told = run("pack", edited, "--out", tmp_path / "again")
    assert told.exit_code == 0
    assert sorted(path.name for path in (tmp_path / "again").iterdir()) == TWINS
    assert "Repairs, reworded" in (tmp_path / "again" / "pack.html").read_text()


def test_an_edited_pack_with_a_mistake_is_told_with_its_place_and_nothing_is_written(tmp_path: Path) -> None:
    edited = tmp_path / "pack.json"
    edited.write_text('{"title": "a", "series": "b", "sections": [{"id": "x", "role": "chat", "titel": "t"}]}')
    told = wrong("pack", edited, "--out", tmp_path / "out")
    assert told.sentence.startswith("pack.json: This is no pack that can be rendered: sections.0")
    assert not (tmp_path / "out").exists()


def test_a_pack_json_stands_alone(hour: Path, tmp_path: Path) -> None:
    (hour / "pack.json").write_text("{}")
    told = run("pack", hour / "pack.json", hour / "chat.txt", "--out", tmp_path / "out")
    assert (told.exit_code, "Give a pack.json alone" in told.stderr) == (2, True)


def test_what_lies_beside_the_exports_is_read_and_options_win(hour: Path, tmp_path: Path) -> None:
    out = io.BytesIO()
    Image.new("RGB", (8, 8)).save(out, "PNG")
    (hour.parent / "look").mkdir()
    (hour.parent / "look" / "kettle.png").write_bytes(out.getvalue())
    (hour.parent / "look" / "theme.toml").write_text('community = "The Kettle"\nlogo = "kettle.png"\n')
    (hour / "pack.toml").write_text('title = "From the file"\n[[speakers]]\nname = "Ada Brennan"\n')
    theme = hour.parent / "look" / "theme.toml"
    told = run("pack", hour, "--theme", theme, "--title", "From the option", "--out", tmp_path / "out")
    assert told.exit_code == 0, told.output
    pack = load((tmp_path / "out" / "pack.json").read_bytes())
    assert (pack.title, pack.community, pack.theme.logo) == ("From the option", "The Kettle", "kettle-png")


def test_a_picture_that_is_not_there_is_told(hour: Path, tmp_path: Path) -> None:
    (hour / "pack.toml").write_text('[[speakers]]\nname = "Ada"\nphoto = "ada.png"\nalt = "Ada"\n')
    told = wrong("pack", hour, "--out", tmp_path / "out")
    assert told.sentence == "pack.toml names the picture ada.png, which is not there."
    assert not (tmp_path / "out").exists()


def test_a_mistake_in_pack_toml_is_told_before_anything_is_read(hour: Path, tmp_path: Path) -> None:
    (hour / "pack.toml").write_text('tilte = "x"\n')
    told = wrong("pack", hour, "--out", tmp_path / "out")
    assert told.sentence == "pack.toml, line 1: tilte: no such key. Did you mean title?"


def test_the_good_files_are_kept_and_the_bad_one_told(hour: Path, tmp_path: Path) -> None:
    (hour / "junk.bin").write_bytes(bytes(range(256)))
    told = run("pack", hour, "--out", tmp_path / "out")
    assert told.exit_code == 1
    assert told.stderr.startswith("junk.bin: Nobody here can read this file")
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == TWINS


def test_without_one_readable_file_no_pack_is_made(tmp_path: Path) -> None:
    (tmp_path / "junk.bin").write_bytes(bytes(range(256)))
    told = wrong("pack", tmp_path / "junk.bin", "--out", tmp_path / "out")
    assert told.sentence == "None of the files could be read, so no pack was made."


def test_nothing_half_written_is_left_when_a_twin_fails(
    hour: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: object) -> Artifact:
        raise KindlingError("The slides cannot be made.")

    monkeypatch.setitem(twins.RENDERERS, "pack.pptx", fail)
    assert wrong("pack", hour, "--out", tmp_path / "out").sentence == "The slides cannot be made."
    assert not (tmp_path / "out").exists()


def test_a_folder_that_cannot_be_written_is_told(hour: Path, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file")
    told = wrong("pack", hour, "--out", tmp_path / "taken" / "out")
    assert told.sentence.startswith(f"The pack cannot be written to {tmp_path / 'taken' / 'out'}: ")


def test_newcomers_are_counted_against_earlier_exports(hour: Path, tmp_path: Path) -> None:
    earlier = tmp_path / "earlier.txt"
    earlier.write_bytes(zoom_chat(("18:00:00", "Ada Brennan", "hello")).encode())
    told = run("pack", hour, "--earlier", earlier, "--out", tmp_path / "out")
    assert "At least 2 people came, 1 of them for the first time" in told.stdout


def test_many_flags_of_one_kind_are_counted_and_not_all_listed(tmp_path: Path) -> None:
    rows = [(f"18:{n:02d}:00", "Ada Brennan", f"Ring me on 07700 9001{n:02d} about ward {n}") for n in range(20)]
    chat = tmp_path / "chat.txt"
    chat.write_bytes(zoom_chat(*rows, ("18:30:00", "Ben Osei", "Nobody covers for a mop on a Sunday morning")).encode())
    told = run("pack", chat, "--out", tmp_path / "out").stdout
    assert told.count("personal data: Held back") == 12
    assert "  personal data: 8 more, listed in pack.json" in told


def test_the_command_tells_errors_on_stderr_and_ends_with_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def ended(*words: str) -> int:
        monkeypatch.setattr("sys.argv", ["kindling", *words])
        with pytest.raises(SystemExit) as told:
            cli_main.main()
        return int(told.value.code or 0)

    (tmp_path / "junk.bin").write_bytes(bytes(range(256)))
    out = str(tmp_path / "out")
    assert ended("pack", str(tmp_path / "junk.bin"), "--out", out) == 1
    assert capsys.readouterr().err.endswith("None of the files could be read, so no pack was made.\n")
    assert ended("pack", "nowhere.txt", "--out", out) == 2
    assert ended("read", str(tmp_path / "junk.bin")) == 1
    assert ended("--version") == 0

    def stop(**_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(schema, "callback", stop)
    capsys.readouterr()
    assert ended("schema") == 130
    assert capsys.readouterr().err.strip() == "Stopped. Nothing was written."


def test_two_chats_a_moved_clock_and_what_was_not_read_are_told(hour: Path, tmp_path: Path) -> None:
    late = [("19:00:05", "Ada Brennan", "hello from Leeds, UK"), ("19:10:00", "Ben Osei", COUNTING)]
    (hour / "second.txt").write_bytes(zoom_chat(*late).encode())
    broken = TALK.replace("2\r\n00:00:05", "2\r\n00:00:05.000 --> nonsense\r\nBen: Hi\r\n\r\n3\r\n00:00:05")
    (hour / "talk.vtt").write_bytes(broken.encode())
    (hour / "notes.md").write_text("# Group 1\n\n- One thing\n\n# Weather\n\n- It rained on the ward all day\n")
    told = run("pack", hour, "--out", tmp_path / "out").stdout
    assert "; 1 private message left out; 2 chats merged, 2 messages in more than one." in told
    assert "  second.txt: its clock was moved by 1 h back, because it shares messages with chat.txt" in told
    assert "  talk.vtt, line" in told
    assert "  2 notes under no heading Kindling knows" in told


def test_a_file_in_which_nothing_is_wrong_is_told_so(tmp_path: Path) -> None:
    chat = tmp_path / "chat.txt"
    chat.write_bytes(zoom_chat(("18:00:05", "Ada Brennan", "ok")).encode())
    told = run("pack", chat, "--out", tmp_path / "out").stdout
    assert "Nothing was left out." in told
    assert "Nothing was found that a human must clear." in told


def test_what_a_twin_had_to_say_is_told(hour: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    artifact = Artifact("pack.pdf", "application/pdf", b"%PDF", ("No font has one character.",))
    monkeypatch.setitem(twins.RENDERERS, "pack.pdf", lambda _: artifact)
    assert "Worth a look:\n  No font has one character.\n" in run("pack", hour, "--out", tmp_path / "out").stdout


def test_pictures_of_a_deck_are_told_and_not_taken(hour: Path, tmp_path: Path) -> None:
    from pptx import Presentation

    out = io.BytesIO()
    Image.new("RGB", (8, 8)).save(out, "PNG")
    deck = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[5])
    slide.shapes.title.text = "A picture"
    slide.shapes.add_picture(io.BytesIO(out.getvalue()), 0, 0)
    deck.save(str(hour / "deck.pptx"))
    told = run("pack", hour, "--out", tmp_path / "out").stdout
    assert "  1 picture of the deck: nobody has said yet that they may be used" in told
    assert load((tmp_path / "out" / "pack.json").read_bytes()).media == ()


@pytest.mark.parametrize(("seconds", "told"), [(0.2, "0 s on"), (64_800, "18 h on"), (-3607, "1 h 7 s back")])
def test_a_moved_clock_is_told_in_hours_minutes_and_seconds(seconds: float, told: str) -> None:
    assert moved(seconds) == told


def test_a_hand_edited_pack_is_kept_when_the_files_are_drafted_again(hour: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    drafted = run("pack", hour, "--out", out)
    same = run("pack", hour, "--out", out)
    assert ("is kept" in drafted.stderr, "is kept" in same.stderr) == (False, False)
    for number in (1, 2):
        edited = f'{{"title": "Worded by hand, {number}", "series": "b"}}'
        (out / "pack.json").write_text(edited)
        told = run("pack", hour, "--out", out, "--quiet")
        assert told.stderr == f"Your earlier pack.json is kept as pack.{number}.json.\n"
        assert (out / f"pack.{number}.json").read_text() == edited
    assert sorted(path.name for path in out.iterdir()) == sorted([*TWINS, "pack.1.json", "pack.2.json"])


def test_an_edited_pack_is_kept_unless_it_is_the_very_one_rendered(tmp_path: Path) -> None:
    out, other = tmp_path / "out", tmp_path / "other.json"
    other.write_text('{"title": "Another", "series": "b"}')
    assert "is kept" not in run("pack", other, "--out", out).stderr
    (out / "pack.json").write_text('{"title": "By hand", "series": "b"}')
    assert "is kept" not in run("pack", out / "pack.json", "--out", out).stderr
    assert "kept as pack.1.json" in run("pack", other, "--out", out).stderr
    assert load((out / "pack.1.json").read_bytes()).title == "By hand"


def test_a_pack_made_in_the_folder_of_its_exports_is_not_read_as_one_of_them(hour: Path) -> None:
    (hour / "ada.PNG").write_bytes(b"a picture")
    (hour / "other.toml").write_text("x")
    for _ in range(2):
        told = run("pack", hour, "--out", hour)
        assert told.exit_code == 0, told.stderr
        assert [line for line in told.stderr.splitlines() if "Read" in line] == [
            "  Read chat.txt …",
            "  Read talk.vtt …",
        ]


def test_a_folder_with_a_pack_json_and_no_export_is_that_pack(tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "pack.json").write_bytes(b'\xef\xbb\xbf\n{"title": "By hand", "series": "b"}')
    told = run("pack", out, "--out", out)
    assert (told.exit_code, "is kept" in told.stderr) == (0, False)
    assert load((out / "pack.json").read_bytes()).title == "By hand"


def test_a_folder_that_holds_nothing_is_told(tmp_path: Path) -> None:
    assert wrong("pack", tmp_path, "--out", tmp_path / "out").sentence == f"{tmp_path} holds no files."
    assert wrong("read", tmp_path).sentence == f"{tmp_path} holds no files."
    (tmp_path / "pack.toml").write_text("")
    assert wrong("read", tmp_path).sentence == f"{tmp_path}: there is no export in it."


def test_files_named_outright_are_read_whatever_they_are_called(tmp_path: Path) -> None:
    (tmp_path / "pack.md").write_text("# Group 1\n\n- One thing\n")
    assert run("read", tmp_path / "pack.md").exit_code == 0


def test_a_pack_toml_named_outright_is_what_the_producer_wrote(hour: Path, tmp_path: Path) -> None:
    (tmp_path / "pack.toml").write_text('title = "From the file"')
    told = run("pack", hour / "chat.txt", tmp_path / "pack.toml", "--out", tmp_path / "out")
    assert told.exit_code == 0, told.stderr
    assert load((tmp_path / "out" / "pack.json").read_bytes()).title == "From the file"


@pytest.mark.parametrize(("count", "stand"), [(1, "1 flag still stands"), (2, "2 flags still stand")])
def test_a_reviewed_pack_with_open_flags_is_told(tmp_path: Path, count: int, stand: str) -> None:
    flags = [{"kind": "personal data", "sentence": "x"}] * count
    stored = {"title": "a", "series": "b", "status": "reviewed", "flags": flags}
    (tmp_path / "pack.json").write_text(json.dumps(stored))
    told = run("pack", tmp_path / "pack.json", "--out", tmp_path / "out", "--quiet")
    assert told.stderr == f"pack.json: reviewed, but {stand} in it.\n"


def test_the_form_of_a_date_is_shown() -> None:
    assert "--date YYYY-MM-DD" in run("pack", "--help").stdout
