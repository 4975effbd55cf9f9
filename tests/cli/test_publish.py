"""``kindling draft``, ``revise``, ``consents`` and ``publish``: a month from draft to edition without a browser."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from kindling.contributions.queries import ledger
from kindling.curation.queries import draft_of, working_pack
from kindling.ground.files import read_file
from kindling.pack.document import Quotation, dump, plain, said
from kindling.publication.queries import current_edition
from tests.cli.running import refused, run
from tests.contributions.cast import month, read_month
from tests.curation.months import WILF, answer, draft, saved, section, small_pack, working

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATA_FOLDER", str(tmp_path / "site"))


def test_a_month_goes_from_draft_to_edition(tmp_path: Path) -> None:
    row = month(title="Small repairs", summary="We met about repairs.")
    pack, table = tmp_path / "packs" / "pack.json", tmp_path / "consents.csv"
    done = run("draft", "2026-10", "--out", pack)
    told = "Revision 1: Drafted from what is known of the month."
    assert (done.exit_code, done.stdout) == (0, f"{told} Written to {pack}, for editors alone.\n")
    assert pack.stat().st_mode & 0o077 == 0
    written = json.loads(pack.read_bytes())
    written["sections"] += json.loads(dump(small_pack()))["sections"]
    written["sections"][-1]["id"] = "heard-2"
    pack.write_text(json.dumps(written))
    done = run("revise", "2026-10", pack)
    assert done.stdout.splitlines() == [
        "Revision 2 of 2026-10 stands.",
        "  Nobody’s words are cleared yet.",
        "  2 pieces wait for an answer; without a yes they are left out.",
    ]
    blocked = run("publish", "2026-10")
    assert (blocked.exit_code, blocked.stderr) == (
        1,
        "One thing blocks publishing 2026-10:\n  Nobody’s words are cleared yet.\n",
    )
    assert run("consents", "2026-10", "--out", table).stdout == f"2 pieces written to {table}, for editors alone.\n"
    _fill(table, lambda cells: cells | {"decision": "Named", "how": "by mail", "given on": "2026-10-20"}, only=0)
    assert run("consents", "2026-10", "--record", table).stdout == "1 decision was recorded.\n"
    assert run("consents", "2026-10", "--record", table).stdout == "0 decisions were recorded.\n"
    done = run("publish", "2026-10", "--note", "The first.")
    assert done.exit_code == 0
    assert done.stdout.splitlines()[0] == "Edition 1 of 2026-10 is published."
    assert done.stdout.splitlines()[2:] == ["  One piece waits for an answer; without a yes it is left out."]
    edition = current_edition("2026-10")
    assert edition is not None
    words = read_file(edition.files.get(name="pack.md").stored).decode()
    assert ("We kept the kettle on." in words, "Joy asks first." in words, edition.note) == (True, False, "The first.")
    assert len(ledger(row)) == 2


def _fill(table: Path, change: Callable[[dict[str, str]], dict[str, str]], *, only: int) -> None:
    """Fills one row of a table, as somebody does in a spreadsheet."""
    with table.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    rows[only] = change(rows[only])
    with table.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


def test_a_later_file_is_added_when_asked_and_tells_what_it_offers(tmp_path: Path) -> None:
    row = month(title="Small repairs")
    draft(row)
    read_month()
    out = tmp_path / "pack.json"
    assert run("draft", "2026-10", "--out", out).stdout.startswith("Revision 1: ")
    done = run("draft", "2026-10", "--out", out, "--again")
    assert done.stdout.startswith("Revision 2: Added what came later.")
    assert "  New: From the chat was empty, and is drafted now.\n" in done.stdout


def test_where_the_file_cannot_be_written_that_is_said(tmp_path: Path) -> None:
    month(title="Small repairs")
    (tmp_path / "taken").write_text("")
    assert "cannot be written" in refused("draft", "2026-10", "--out", tmp_path / "taken" / "pack.json")
    saved(month(), small_pack())
    assert "cannot be written" in refused("consents", "2026-10", "--out", tmp_path / "taken" / "consents.csv")


def test_words_that_nobody_has_cleared_are_their_owners_to_read_whatever_lay_there_before(tmp_path: Path) -> None:
    saved(month(title="Small repairs"))
    for command, name in (("draft", "pack.json"), ("consents", "consents.csv")):
        out = tmp_path / name
        out.write_text("earlier")
        out.chmod(0o644)
        run(command, "2026-10", "--out", out)
        assert (out.stat().st_mode & 0o777, "kettle" in out.read_text()) == (0o600, True)


def test_a_draft_that_cannot_be_made_says_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    month()
    monkeypatch.setattr("kindling.curation.actions.draft_waiting", lambda **_: None)
    done = run("draft", "2026-10", "--out", tmp_path / "pack.json")
    assert (done.exit_code, done.output) == (1, "Error: The draft could not be made.\n")


def test_the_pieces_are_listed_with_what_was_decided() -> None:
    row = month()
    assert refused("consents", "2026-10") == "2026-10 has no working pack yet. kindling draft makes one."
    pack = saved(row)
    keys = [piece.key for piece in ledger(row)]
    answer(row, "declined", keys[1])
    assert run("consents", "2026-10").stdout.splitlines() == [
        f"{keys[0]:>6}  {'not asked':<30}  Heard: We kept the kettle on.",
        f"{keys[1]:>6}  {'declined':<30}  Heard: Joy asks first.",
    ]
    assert working(row) == pack


def test_long_words_are_cut_in_a_list_and_formulas_are_words_in_a_table(tmp_path: Path) -> None:
    row = month()
    pack = small_pack()
    long = Quotation(plain("=2+3 " + "kettle " * 20), WILF)
    saved(row, replace(pack, sections=(section("heard", long),)))
    twice = next(iter(said(working(row))))
    saved(row, replace(pack, sections=(section("heard", twice, twice),)))
    (listed,) = run("consents", "2026-10").stdout.splitlines()
    assert listed.endswith("Heard: =2+3 kettle kettle kettle kettle kettle kettle kettle kettle …")
    run("consents", "2026-10", "--out", tmp_path / "c.csv")
    table = tmp_path / "c.csv"
    assert "'=2+3" in table.read_text()
    table.write_text(table.read_text().replace(",Heard,,,", ",Heard,named,by mail,2026-10-20"))
    assert run("consents", "2026-10", "--record", table).stdout == "1 decision was recorded.\n"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("key,who\nc1,Wilf\n", "has no column called “decision”. Begin with kindling consents --out."),
        (
            "key,decision,how,given on\nKEY,perhaps,by mail,\nKEY,named,,2026-10-20\nKEY,named,by mail,soon\n",
            (
                "line 2: “perhaps” is no decision; write one of named, first name, first name with role and place, "
                "role only, anonymous, declined, withdrawn, room only.\nc.csv, line 3: it does not say how the "
                "decision was given.\nc.csv, line 4: “soon” is no day; write 2026-10-20. Nothing was recorded."
            ),
        ),
        (
            "key,decision,how,given on\nKEY,named,by mail,2026-10-20\nc99999,named,by mail,2026-10-20\n",
            "line 3: Some of these words are not this month's. Open the list again.",
        ),
        ("key,decision,how,given on\nKEY,named,by mail,2126-10-20\n", "line 2: Nobody can have decided on a day"),
    ],
)
def test_a_bad_row_is_named_by_its_line_and_nothing_is_recorded(tmp_path: Path, words: str, told: str) -> None:
    row = month()
    saved(row)
    table = tmp_path / "c.csv"
    table.write_text(words.replace("KEY", ledger(row)[0].key))
    assert told in refused("consents", "2026-10", "--record", table)
    assert {piece.decision for piece in ledger(row)} == {""}


def test_a_table_that_is_no_text_is_told(tmp_path: Path) -> None:
    saved(month())
    (tmp_path / "c.csv").write_bytes(b"\xff\xfe\x00")
    assert "c.csv is no UTF-8 text" in refused("consents", "2026-10", "--record", tmp_path / "c.csv")


def test_an_answer_for_words_that_changed_since_is_asked_for_again(tmp_path: Path) -> None:
    row = month()
    saved(row)
    table, later = tmp_path / "c.csv", tmp_path / "later.csv"
    answer(row, "named")
    run("consents", "2026-10", "--out", table)
    data = dump(working(row)).replace(b"Joy asks first.", b"Joy asks twice.")
    (tmp_path / "pack.json").write_bytes(data)
    assert "after a change; without a yes" in run("revise", "2026-10", tmp_path / "pack.json").stdout
    told = refused("consents", "2026-10", "--record", table)
    assert "c.csv, line 3: Some of these words, or whose they are, were changed since they were read." in told
    run("consents", "2026-10", "--out", later)
    assert run("consents", "2026-10", "--record", later).stdout == "0 decisions were recorded.\n"
    assert [bool(piece.attribution) for piece in ledger(row)] == [True, False]
    later.write_text(later.read_text().replace("asks twice.,Heard,,,", "asks twice.,Heard,named,by mail,2026-10-21"))
    assert run("consents", "2026-10", "--record", later).stdout == "1 decision was recorded.\n"
    assert all(piece.attribution for piece in ledger(row))
    assert run("consents", "2026-10", "--record", table).exit_code == 1
    table.write_text(table.read_text().replace(",named,", ",withdrawn,"))
    assert run("consents", "2026-10", "--record", table).stdout == "2 decisions were recorded.\n"
    assert not any(piece.attribution for piece in ledger(row))
    assert working_pack(row) is not None
    assert draft_of(row).number == 2
