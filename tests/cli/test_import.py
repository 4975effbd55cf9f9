"""``kindling import``, ``attach`` and ``withdraw``: bringing in what was kept elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from kindling.conversations.intake.known import known_months
from kindling.conversations.models import Conversation, OldAddress
from kindling.publication.models import Edition
from tests.cli.running import refused, run
from tests.factories.made import pdf, pptx
from tests.factories.site import conversation, edition

ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def _data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATA_FOLDER", str(tmp_path / "site"))


def kept(tmp_path: Path, words: str | bytes, name: str = "archive.csv") -> Path:
    path = tmp_path / name
    path.write_bytes(words if isinstance(words, bytes) else words.encode())
    return path


@pytest.mark.django_db
class TestArchive:
    """``kindling import archive``."""

    def test_the_example_comes_in_and_a_second_time_changes_nothing(self, tmp_path: Path) -> None:
        example = run("import", "archive", "--example").stdout
        assert example == (ROOT / "docs/guides/archive.csv").read_text()
        path = kept(tmp_path, example)
        first = run("import", "archive", path)
        assert (first.exit_code, first.stderr) == (0, "")
        assert first.stdout.splitlines()[-1] == "3 months are new."
        assert first.stdout.startswith("2024-06 is new: title, format, summary, day, people")
        again = run("import", "archive", path)
        assert (again.exit_code, again.stdout) == (0, "3 months are as they were.\n")
        row = Conversation.objects.get(month="2024-08")
        assert (row.title, row.format, row.pack_url) == (
            "The first minute",
            "panel",
            "https://example.org/packs/2024-08.pdf",
        )
        assert (row.recordings.count(), row.credits.count()) == (2, 4)

    def test_bad_rows_are_told_with_line_and_column_and_the_others_recorded(self, tmp_path: Path) -> None:
        path = kept(tmp_path, "month,titel,people\n2024-08,One,48\n2024-13,Two,\n2024-09,,lots\n")
        done = run("import", "archive", path)
        assert done.exit_code == 1
        assert done.stderr.splitlines() == [
            "archive.csv, line 1, titel: no column is called that; it is passed over. Did you mean “title”?",
            "archive.csv, line 3, month: “2024-13” is no month. Write 2024-08 or August 2024.",
            "archive.csv, line 4, people: “lots” is no number of people. Give 48, or 80+ where at least 80 came.",
        ]
        assert done.stdout == "2024-08 is new: people\n1 month is new; 3 things could not be used.\n"

    def test_a_dry_run_says_what_would_change_and_changes_nothing(self, tmp_path: Path) -> None:
        conversation("2024-08", title="Old", summary="Said.", themes=("Teams",))
        conversation("2024-09")
        path = kept(
            tmp_path,
            "month,title,summary,people,themes,pack\n2024-08,New,-,80+,Doors,yes\n2024-09,,,,,\n2024-10,,,,,\n",
        )
        done = run("import", "archive", path, "--dry-run")
        first, *others = done.stdout.splitlines()
        assert first == (
            "2024-08: title “Old” becomes “New”; summary “Said.” is cleared; people “80” is new; "
            "people_or_more “no” becomes “yes”; pack_elsewhere “no” becomes “yes”; themes 1 becomes 2"
        )
        assert others == [
            "2024-10 is new",
            "1 month would be new, 1 would be brought up to date, 1 is as it was. Nothing was changed.",
        ]
        assert done.exit_code == 0
        assert known_months(["2024-08", "2024-10"])["2024-08"].title == "Old"
        assert Conversation.objects.count() == 2
        assert run("import", "archive", path).stdout.splitlines()[-1] == (
            "1 month is new, 1 was brought up to date, 1 is as it was."
        )

    @pytest.mark.parametrize(
        ("encoding", "separator", "newline"),
        [
            ("utf-8", ",", "\n"),
            ("utf-8-sig", ";", "\r\n"),
            ("cp1252", ";", "\r\n"),
            ("utf-16", "\t", "\r\n"),
            ("utf-8", "\t", "\r"),
        ],
    )
    def test_a_table_is_read_however_a_spreadsheet_wrote_it(
        self, tmp_path: Path, encoding: str, separator: str, newline: str
    ) -> None:
        rows = ["Title|MONTH|Speaker|Summary", 'Für alle|Aug 2024|Zoë Müller|"One.||Two, and; three."', ""]
        words = newline.join(rows).replace("||", newline).replace("|", separator)
        done = run("import", "archive", kept(tmp_path, words.encode(encoding)))
        assert (done.exit_code, done.stderr) == (0, "")
        row = Conversation.objects.get()
        assert (row.month, row.title, row.credits.get().name) == ("2024-08", "Für alle", "Zoë Müller")
        assert row.summary.split() == ["One.", "Two,", "and;", "three."]

    def test_toml_brings_the_community_and_its_people_too(self, tmp_path: Path) -> None:
        words = '[community]\nname = "The Kettle"\n[[people]]\nname = "Ada"\n[[conversations]]\nmonth = "2024-08"\n'
        done = run("import", "archive", kept(tmp_path, words, "archive.toml"))
        assert done.stdout == "2024-08 is new\nAlso the community, Ada.\n1 month is new.\n"
        bad = run("import", "archive", kept(tmp_path, "[series]\nname = 3\n", "archive.toml"))
        assert (bad.exit_code, bad.stdout) == (1, "No month is in this file; 1 thing could not be used.\n")
        assert bad.stderr == "archive.toml: series.name: input should be a valid string.\n"

    def test_long_words_are_shown_short_and_entries_put_right_are_counted(self, tmp_path: Path) -> None:
        conversation("2024-08", title="a" * 70, speakers=("Wilf",))
        path = kept(tmp_path, f"month,title,speakers\n2024-08,{'b' * 70},Wilf (porter)\n")
        told = run("import", "archive", path).stdout.splitlines()[0]
        assert told == f"2024-08: title “{'a' * 60}…” becomes “{'b' * 60}…”; credits are put right"

    @pytest.mark.parametrize(
        ("data", "why"),
        [
            (b"", "is empty"),
            (b"PK\x03\x04workbook", "is a workbook"),
            (b"%PDF-1.7", "is no text"),
            (b"title\nSmall repairs\n", "has the heading “month”"),
            (b"[series]\nname = x\n", "no sound TOML"),
        ],
    )
    def test_a_file_that_is_no_archive_is_told(self, tmp_path: Path, data: bytes, why: str) -> None:
        assert why in refused("import", "archive", kept(tmp_path, data))

    def test_a_file_that_is_too_large_or_cannot_be_opened_is_told(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        path = kept(tmp_path, b"month\n2024-08\n")
        monkeypatch.setattr("kindling.cli.import_.table.LIMIT", 3)
        assert "is larger than" in refused("import", "archive", path)
        monkeypatch.setattr(Path, "read_bytes", lambda _: open("/"))  # noqa: SIM115, PTH123 - a folder cannot be opened
        assert "cannot be opened" in refused("import", "archive", path)

    def test_without_a_file_the_way_is_shown(self) -> None:
        told = run("import", "archive")
        assert (told.exit_code, "--example" in told.stderr) == (2, True)


@pytest.mark.django_db
def test_old_addresses_come_in_and_bad_rows_are_told(tmp_path: Path) -> None:
    conversation("2024-08")
    words = "old,new\n/packs/1,Aug 2024\nhttps://old.example.org/about.php,/about/\n/b,https://evil.example/\n/c,\n"
    path = kept(tmp_path, words)
    tried = run("import", "addresses", path, "--dry-run")
    assert (
        tried.stdout
        == "Old addresses: 2 new, 0 changed, 0 as they were; 2 rows could not be used. Nothing was changed.\n"
    )
    assert not OldAddress.objects.exists()
    done = run("import", "addresses", path)
    assert done.exit_code == 1
    assert done.stderr.splitlines() == [
        "archive.csv, line 4: “https://evil.example/” is neither a month nor a path of this site, such as /archive/.",
        "archive.csv, line 5, new: the new address is missing.",
    ]
    assert {row.path: row.leads_to for row in OldAddress.objects.all()} == {
        "/packs/1": "/conversations/2024-08/",
        "/about.php": "/about/",
    }
    again = run("import", "addresses", kept(tmp_path, "/packs/1,2024-08\n"))
    assert (again.exit_code, again.stdout) == (0, "Old addresses: 0 new, 0 changed, 1 as they were.\n")


@pytest.mark.django_db
class TestEditions:
    """``kindling attach`` and ``kindling withdraw``."""

    def test_a_pack_made_elsewhere_is_attached(self, tmp_path: Path) -> None:
        conversation("2024-08")
        files = (kept(tmp_path, pdf(14), "Our pack.pdf"), kept(tmp_path, pptx(1), "slides.pptx"))
        done = run("attach", "Aug 2024", *files, "--note", "From the old site.")
        assert done.stdout == "Edition 1 of 2024-08 stands: pack.pdf (14 pages), pack.pptx (1 slide).\n"
        row = Edition.objects.get()
        assert (row.kind, row.note) == ("elsewhere", "From the old site.")

    def test_an_edition_is_withdrawn_with_its_reason(self) -> None:
        edition(conversation("2024-08"))
        done = run("withdraw", "2024-08", "--reason", "Somebody asked for it.")
        assert done.stdout == "Edition 1 of 2024-08 is withdrawn; its page and its files say why.\n"
        assert Edition.objects.get().reason == "Somebody asked for it."
        assert "has no edition that readers see" in refused("withdraw", "2024-08", "--reason", "Again.")

    def test_what_cannot_be_done_is_told(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        path = kept(tmp_path, b"<html>", "pack.html")
        assert "“Augst” is no month." in refused("attach", "Augst", path)
        assert "No conversation is known of 2024-08." in refused("attach", "2024-08", path)
        conversation("2024-08")
        assert "pack.html: This is a web page." in refused("attach", "2024-08", path)
        monkeypatch.setattr(Path, "read_bytes", lambda _: open("/"))  # noqa: SIM115, PTH123 - a folder cannot be opened
        assert "cannot be opened" in refused("attach", "2024-08", path)
