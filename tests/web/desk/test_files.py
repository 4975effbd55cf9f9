"""Files dropped on the desk, and by a link."""

from __future__ import annotations

import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponseBase
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import DjangoAssertNumQueries

from kindling.contributions.actions import make_drop_link, receive_file, record_pieces
from kindling.contributions.links import token_of
from kindling.contributions.models import DropLink, HarvestFile
from kindling.contributions.records import FileShown, LeftOutShown, NewPiece, Source, Told, UnreadShown
from kindling.conversations.models import Conversation
from kindling.duties.loop import work_once
from kindling.web.desk.files import drop
from kindling.web.desk.files.words import file_rows
from tests.factories.accounts import ada, pia, sign_in
from tests.factories.site import conversation

pytestmark = pytest.mark.django_db

MONTH = "2024-08"
FILES = f"/desk/{MONTH}/files/"
CHAT = b"""18:00:01 From Wilf Adeyemi to Everyone:
\tWe sat down for ninety seconds.
18:00:20 From Niamh Doyle to Wilf Adeyemi(Direct Message):
\tMy sister is in bed nine, please tell nobody.
18:01:02 From Niamh Doyle to Everyone:
\tNobody ever told me that I was allowed to.
"""


@pytest.fixture
def desk(client: Client) -> Client:
    return sign_in(client, pia())


@pytest.fixture(autouse=True)
def row() -> Conversation:
    return conversation(MONTH, title="Rest")


def _file(name: str = "chat.txt", data: bytes = CHAT) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


def _names() -> list[str]:
    return list(HarvestFile.objects.values_list("name", flat=True))


def _link(row: Conversation, label: str = "Tom, who took notes") -> str:
    return f"/drop/{token_of(make_drop_link(by=ada(), conversation=row, label=label).id)}/"


def _shown(**told: object) -> FileShown:
    known: dict[str, object] = {
        "id": 1,
        "name": "chat.txt",
        "status": "read",
        "status_words": "Read",
        "size": 1,
        "source_title": "Zoom chat",
        "remark": "",
        "told": Told(),
        "received_at": timezone.now(),
    }
    return FileShown(**(known | told))  # type: ignore[arg-type] # the fields of the record, by name


def test_files_are_kept_and_told_one_by_one(desk: Client) -> None:
    answer = desk.post(FILES, {"files": [_file(), _file("photo.png", b"\x89PNG\r\n\x1a\n"), _file("empty.txt", b" ")]})
    assert (answer.status_code, answer["Location"], _names()) == (302, FILES, ["chat.txt"])
    page = desk.get(FILES).content.decode()
    assert "chat.txt is kept." in page
    assert "photo.png is a picture, not an export. Save the words as text and give that." in page
    assert "Kept, waiting to be read" in page


def test_the_same_file_again_is_said_to_be_here(desk: Client) -> None:
    desk.post(FILES, {"files": _file()})
    desk.post(FILES, {"files": [_file(), _file("other.txt")]})
    page = desk.get(FILES).content.decode()
    assert "chat.txt was here already." in page
    assert "other.txt was here already, as chat.txt." in page
    assert _names() == ["chat.txt"]


def test_another_file_of_the_same_name_is_told_its_new_one(desk: Client) -> None:
    desk.post(FILES, {"files": [_file(), _file(data=CHAT + b"18:02:00 From Tom to Everyone:\n\tYes.\n")]})
    assert "chat.txt is kept, as chat (2).txt." in desk.get(FILES).content.decode()


def test_a_form_without_a_file_says_so(desk: Client) -> None:
    desk.post(FILES, {"files": ""})
    assert "No file was chosen." in desk.get(FILES).content.decode()


def test_a_file_beyond_the_limit_is_refused_before_it_is_read(desk: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kindling.web.desk.files.receiving.LIMIT", 100)
    desk.post(FILES, {"files": _file()})
    assert "is not received. Export the hour on its own" in desk.get(FILES).content.decode()
    assert _names() == []


def test_a_file_of_ten_mebibytes_is_kept(desk: Client) -> None:
    desk.post(FILES, {"files": _file("long.txt", CHAT + b"\n" * 10 * 2**20)})
    assert HarvestFile.objects.get().size > 10 * 2**20


def test_while_a_file_waits_the_page_loads_itself_anew_unless_told_not_to(desk: Client) -> None:
    assert "http-equiv" not in desk.get(FILES).content.decode()
    desk.post(FILES, {"files": _file()})
    assert '<noscript><meta http-equiv="refresh" content="10"></noscript>' in desk.get(FILES).content.decode()
    assert "http-equiv" not in desk.get(f"{FILES}?still").content.decode()


def test_what_was_read_is_counted_and_private_messages_are_a_number(desk: Client) -> None:
    desk.post(FILES, {"files": _file()})
    work_once()
    page = desk.get(FILES).content.decode()
    assert "Read: 2 people, 2 chat messages, 1 private message left out" in page
    assert "http-equiv" not in page
    for word in ("bed nine", "ninety seconds", "allowed to"):
        assert word not in page


def test_each_file_says_how_it_stands_in_words() -> None:
    told = Told(
        chat=183,
        private=4,
        began="18:00",
        ended="19:00",
        left_out=(LeftOutShown("private message", 4), LeftOutShown("reaction", 2)),
        unread=(UnreadShown(4, 9, "no clock"),),
        remarks=("Saved twice.",),
    )
    files = [
        _shown(told=told),
        _shown(told=Told(began="00:01", ended="00:59", into_recording=True)),
        _shown(status="waiting"),
        _shown(status="refused", remark="Nobody here can read this file: It is empty. Tried: A, B. Save it again."),
        _shown(status="refused", remark="Too long."),
        _shown(status="refused"),
    ]
    assert [(one.icon, one.words, one.remarks, one.unread) for one in reversed(file_rows(files))] == [
        (
            "check",
            "Read: 183 chat messages, 4 private messages left out",
            ("From 18:00 to 19:00.", "Left out besides: 2 × reaction.", "Saved twice."),
            told.unread,
        ),
        (
            "check",
            "Read; there was nothing in it that a pack could use",
            ("From 00:01 to 00:59 of the recording.",),
            (),
        ),
        ("clock", "Kept, waiting to be read", (), ()),
        ("flag", "Nobody could read it: it is empty.", ("Tried: A, B. Save it again.",), ()),
        ("flag", "Nobody could read it: too long.", (), ()),
        ("flag", "Nobody could read it.", (), ()),
    ]


def test_what_could_not_be_read_is_shown_in_place(desk: Client, row: Conversation) -> None:
    receive_file(by=pia(), conversation=row, name="chat.txt", data=CHAT)
    unread = [{"first": at, "last": at + at % 2, "why": "no clock"} for at in range(1, 8)]
    told = {"left_out": [], "unread": unread, "remarks": []}
    HarvestFile.objects.update(status="read", told=told, arranged_at=timezone.now())
    page = desk.get(FILES).content.decode()
    assert "Seven places in it could not be read" in page
    assert "Lines 1 to 2: no clock" in page
    assert "2 more" in page


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_of_files_asks_as_often_however_long_it_is(
    desk: Client, row: Conversation, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(count):
        receive_file(by=pia(), conversation=row, name=f"{number}.txt", data=CHAT + b"%d" % number)
        make_drop_link(by=pia(), conversation=row, label=f"Tom {number}")
    desk.get(FILES)
    with django_assert_num_queries(8):
        desk.get(FILES)


def test_a_file_is_removed_once_that_was_confirmed(desk: Client, row: Conversation) -> None:
    file = receive_file(by=pia(), conversation=row, name="chat.txt", data=CHAT)
    address = f"{FILES}{file.id}/remove/"
    assert "Remove this file?" in desk.get(address).content.decode()
    assert _names() == ["chat.txt"]
    assert desk.post(address)["Location"] == FILES
    assert _names() == []
    assert desk.get(address).status_code == 404


def test_a_file_that_the_pack_cites_stays(desk: Client, row: Conversation) -> None:
    file = receive_file(by=pia(), conversation=row, name="chat.txt", data=CHAT)
    work_once()
    said = NewPiece("quote", "verbatim", "We sat down for ninety seconds.", (Source("chat.txt", 1),))
    record_pieces(by=pia(), conversation=row, pieces=[said])
    address = f"{FILES}{file.id}/remove/"
    assert "This file stays" in desk.get(address).content.decode()
    assert desk.post(address).status_code == 409
    assert _names() == ["chat.txt"]


def test_nobody_downloads_an_export(desk: Client, row: Conversation) -> None:
    file = receive_file(by=pia(), conversation=row, name="chat.txt", data=CHAT)
    assert "cannot be downloaded again" in desk.get(FILES).content.decode()
    assert desk.get(f"{FILES}{file.id}/").status_code == 404


def test_the_facts_of_a_pack_are_told_to_be_known_already_and_leave_no_task(desk: Client) -> None:
    page = desk.post(FILES, {"files": [_file("pack.toml", b'title = "Rest"'), _file()]}, follow=True).content.decode()
    assert "pack.toml is not needed: the desk knows these facts already." in page
    assert _names() == ["chat.txt"]


def test_a_link_is_made_copied_and_closed(desk: Client) -> None:
    made = desk.post(f"{FILES}link/", {"label": "Tom, who took notes", "days": "14"})
    assert made["Location"] == f"{FILES}#links"
    page = desk.get(FILES).content.decode()
    link = DropLink.objects.get()
    address = f"/drop/{token_of(link.pk)}/"
    assert f'value="http://localhost:8000{address}"' in page
    assert Client().get(address).status_code == 200
    desk.post(f"{FILES}link/{link.pk}/close/")
    assert address not in desk.get(FILES).content.decode()
    assert Client().get(address).status_code == 410


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ({"label": "", "days": "14"}, "“For whom?” is still empty."),
        ({"label": "Tom", "days": str(2**63)}, "less than or equal to"),
        ({"label": "Tom\0", "days": "0"}, "Null characters are not allowed."),
        ({"label": "x" * 1_000_000, "days": ""}, "at most 200 characters"),
    ],
)
def test_a_link_that_cannot_be_made_is_told_beside_the_field(desk: Client, sent: dict[str, str], told: str) -> None:
    answer = desk.post(f"{FILES}link/", sent)
    assert (answer.status_code, told in answer.content.decode()) == (400, True)
    assert DropLink.objects.count() == 0


def test_an_invisible_label_makes_no_link(desk: Client) -> None:
    answer = desk.post(f"{FILES}link/", {"label": "\u202e\u200b", "days": "14"})
    assert (answer.status_code, DropLink.objects.count()) == (400, 0)


def _safe(answer: HttpResponseBase) -> bool:
    named = (answer["Cache-Control"], answer["Referrer-Policy"], answer["X-Robots-Tag"])
    return named == ("no-store", "same-origin", "noindex, nofollow")


def test_whoever_holds_a_link_drops_files_and_sees_their_own_receipts_alone(row: Conversation) -> None:
    receive_file(by=pia(), conversation=row, name="secret minutes.txt", data=CHAT)
    address = _link(row)
    tom, other = Client(enforce_csrf_checks=True), Client()
    page = tom.get(address)
    words = page.content.decode()
    assert _safe(page)
    assert all(part in words for part in ("August 2024", "Rest", "Ada Brennan", "Tom, who took notes"))
    assert "secret minutes" not in words
    assert tom.post(address, {"files": _file("notes.txt", b"We agreed to rest.")})["Location"] == address
    assert "Thank you. notes.txt is kept." in tom.get(address).content.decode()
    assert "notes.txt" not in other.get(address).content.decode()
    assert HarvestFile.objects.get(name="notes.txt").link is not None
    assert HarvestFile.objects.get(name="notes.txt").received_by is None


def test_a_link_does_not_tell_that_a_file_was_here_before(row: Conversation) -> None:
    receive_file(by=pia(), conversation=row, name="Wilf told me this.txt", data=CHAT)
    address = _link(row)
    tom = Client()
    tom.post(address, {"files": _file()})
    page = tom.get(address).content.decode()
    assert "Thank you. chat.txt is kept." in page
    assert "Wilf told me" not in page


def test_a_receipt_that_says_no_gives_way_to_the_next(row: Conversation) -> None:
    address, tom = _link(row), Client()
    tom.post(address, {"files": _file("photo.png", b"\x89PNG\r\n\x1a\n")})
    assert "photo.png is a picture" in tom.get(address).content.decode()
    tom.post(address)
    page = tom.get(address).content.decode()
    assert "No file was chosen." in page
    assert "photo.png" not in page


def test_a_producer_who_opens_a_link_gives_by_the_link(desk: Client, row: Conversation) -> None:
    desk.post(_link(row), {"files": _file()})
    assert HarvestFile.objects.get().received_by is None


def test_a_link_of_another_month_brings_nothing_here() -> None:
    address = _link(conversation("2024-09"))
    Client().post(address, {"files": _file()})
    assert HarvestFile.objects.get().conversation.month == "2024-09"


def test_a_link_brings_only_so_much_a_day(row: Conversation, monkeypatch: pytest.MonkeyPatch) -> None:
    address, tom = _link(row), Client()
    monkeypatch.setattr(drop, "FILES_A_DAY", 2)
    tom.post(address, {"files": [_file(f"{number}.txt", b"%d" % number + CHAT) for number in range(3)]})
    assert "as much as it may in a day" in tom.get(address).content.decode()
    assert _names() == ["0.txt", "1.txt"]
    HarvestFile.objects.update(received_at=timezone.now() - datetime.timedelta(days=2))
    tom.post(address, {"files": _file("later.txt")})
    monkeypatch.setattr(drop, "BYTES_A_DAY", len(CHAT))
    tom.post(address, {"files": _file("much.txt", CHAT * 2)})
    assert _names()[2:] == ["later.txt"]


@pytest.mark.parametrize("change", ["forged", "expired", "closed"])
def test_a_link_that_works_no_more_says_so_kindly(row: Conversation, change: str) -> None:
    address = _link(row)
    if change == "expired":
        DropLink.objects.update(expires_at=timezone.now())
    if change == "closed":
        DropLink.objects.update(closed_at=timezone.now())
    if change == "forged":
        address = f"{address[:-2]}/"
    for answer in (Client().get(address), Client().post(address, {"files": _file()})):
        assert answer.status_code == 410
        assert "This link no longer works" in answer.content.decode()
        assert "Rest" not in answer.content.decode()
        assert _safe(answer)
    assert _names() == []
