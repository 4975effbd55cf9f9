"""The three generations of Teams' attendance report, in every encoding and language seen."""

from __future__ import annotations

import codecs
from datetime import date, datetime

import pytest

from kindling.harvest.export import Export
from kindling.harvest.records import Harvest, LeftOut, Presence, Span, Unread, Why
from kindling.harvest.sources.teams_attendance import SOURCES
from tests.harvest.accounting import assert_every_line_is_told

SOURCE = SOURCES[0]


def read(data: bytes | str) -> Harvest:
    export = Export(data.encode() if isinstance(data, str) else data)
    harvest = SOURCE.read(export)
    assert_every_line_is_told(export, harvest)
    return harvest


def at(clock: str, day: int = 15) -> datetime:
    return datetime.fromisoformat(f"2024-08-{day:02} {clock}")


FIRST = """\
Full Name\tUser Action\tTimestamp
Ada Moss\tJoined before\t8/15/2024, 6:00:00 PM
Hill, Ben (Unverified)\tJoined\t8/15/2024, 6:02:00 PM
Ada Moss\tLeft\t8/15/2024, 7:00:00 PM
"""


def test_generation_1_pairs_joining_and_leaving() -> None:
    harvest = read(FIRST.encode("utf-16"))
    assert harvest == Harvest(
        source="teams-attendance",
        sure=0.95,
        presences=(
            Presence(Span(2, 2), "Ada Moss", joined=at("18:00:00"), left=at("19:00:00"), minutes=60),
            Presence(
                Span(3, 3), "Hill, Ben (Unverified)", joined=at("18:02:00"), left=at("19:00:00"), minutes=58, guest=True
            ),
        ),
        frame=(Span(1, 1), Span(4, 4), Span(5, 5)),
        day=date(2024, 8, 15),
    )


def test_generation_1_newest_first_is_read_by_its_times() -> None:
    header, *rows = FIRST.splitlines()
    turned = read("\n".join([header, *reversed(rows)]))
    assert [(one.raw_name, one.joined, one.left) for one in turned.presences] == [
        ("Hill, Ben (Unverified)", at("18:02:00"), at("19:00:00")),
        ("Ada Moss", at("18:00:00"), at("19:00:00")),
    ]


def test_generation_1_rejoining_and_two_devices() -> None:
    harvest = read(
        "Full Name\tUser Action\tTimestamp\n"
        "Ada\tJoined\t15/08/2024 18:00:00\nAda\tJoined\t15/08/2024 18:10:00\nAda\tLeft\t15/08/2024 18:20:00\n"
        "Ben\tJoined\t15/08/2024 18:00:00\nBen\tJoined\t15/08/2024 18:30:00\n"
        "Cleo\tLeft\t15/08/2024 19:00:00\n"
    )
    assert [(one.raw_name, one.joined, one.left, one.minutes) for one in harvest.presences] == [
        ("Ada", at("18:00:00"), at("18:20:00"), 20),
        ("Ada", at("18:10:00"), at("18:20:00"), 10),
        ("Ben", at("18:00:00"), at("18:30:00"), 30),
        ("Ben", at("18:30:00"), at("19:00:00"), 30),
        ("Cleo", None, at("19:00:00"), None),
    ]


def test_generation_1_rows_that_cannot_be_read_are_told() -> None:
    harvest = read(
        "Full Name\tUser Action\tTimestamp\nAda\tDanced\t8/15/2024, 6:00:00 PM\nBen\tJoined\tsoon\n\tLeft\tx\n\n"
    )
    assert harvest.presences == ()
    assert harvest.unread == (
        Unread(Span(2, 2), "the action in this row cannot be read"),
        Unread(Span(3, 3), "the time in this row cannot be read"),
        Unread(Span(4, 4), "nobody is named in this row"),
    )
    assert harvest.day is None


@pytest.mark.parametrize(
    "encode",
    [
        lambda text: codecs.BOM_UTF16_LE + text.encode("utf-16-le"),
        lambda text: codecs.BOM_UTF16_BE + text.encode("utf-16-be"),
        lambda text: text.encode("utf-16-le"),
        lambda text: text.encode("utf-16-be"),
        lambda text: text.encode("utf-8-sig"),
        lambda text: text.encode(),
        lambda text: text.replace("\n", "\r\n").encode("utf-16"),
    ],
)
def test_every_encoding_and_newline_gives_the_same_presences(encode: object) -> None:
    assert callable(encode)
    assert read(encode(FIRST)).presences == read(FIRST).presences


def test_generation_1_portuguese() -> None:
    harvest = read(
        "Nome Completo\tAtividade\tData e hora\n"
        "Ana Lima\tEntrou\t15/08/2024 18:00:00\nAna Lima\tSaiu\t15/08/2024 18:30:00\n"
    )
    assert harvest.presences == (
        Presence(Span(2, 2), "Ana Lima", joined=at("18:00:00"), left=at("18:30:00"), minutes=30),
    )


def test_generation_2_french_with_hard_blanks() -> None:
    harvest = read(
        "*Résumé de la réunion\n"
        "Nombre total de participants\t1\n"
        "Titre de la réunion\tCercle d’août\n"
        "Heure de début de la réunion\t15/08/2024 à 18:00:00\n\n"
        "Nom complet\tHeure d'arrivée\tHeure de départ\tDurée\tE-mail\tRôle\n"
        "Zoé Roy (Invité)\t15/08/2024 à 18:01:31\t15/08/2024 à 20:45:31\t2\u00a0h 44\u00a0m\t"
        "zoe@example.org\tPrésentateur\n"
    )
    assert harvest.title == "Cercle d’août"
    assert harvest.day == date(2024, 8, 15)
    assert harvest.presences == (
        Presence(
            Span(7, 7), "Zoé Roy (Invité)", "zoe@example.org", at("18:01:31"), at("20:45:31"), 164, True, "Présentateur"
        ),
    )


def test_generation_2_saved_again_with_semicolons_and_another_first_heading() -> None:
    harvest = read(
        "Nama;Join Time;Leave Time;Duration;Email;Role;Participant ID (UPN)\n"
        "Ada Moss;8/15/2024, 6:00:00 PM;8/15/2024, 7:42:00 PM;1h 42m;;Attendee;ada@example.org\n"
    )
    assert harvest.presences == (
        Presence(Span(2, 2), "Ada Moss", "ada@example.org", at("18:00:00"), at("19:42:00"), 102, role="Attendee"),
    )


THIRD = """\
1. Summary
Meeting title\tKindness in August
Attended participants\t3
Start time\t8/15/24, 5:59:00 PM
End time\t8/15/24, 7:01:00 PM
Meeting duration\t1h 2m

2. Participants
Name\tFirst Join\tLast Leave\tIn-Meeting Duration\tEmail\tParticipant ID (UPN)\tRole
García Simón, Ana\t8/15/24, 6:00:00 PM\t8/15/24, 7:00:00 PM\t58m 30s\tana@example.org\tana@example.org\tOrganizer
Ben Hill (Guest)\t8/15/24, 6:00:00 PM\t8/15/24, 6:00:59 PM\t59s\t\t\tAttendee
Cleo Ray\t8/15/24, 6:05:00 PM\t8/15/24, 6:06:00 PM\t1m\t\t\tAttendee

3. In-Meeting Activities
Name\tJoin Time\tLeave Time\tDuration\tEmail\tRole
García Simón, Ana\t8/15/24, 6:00:00 PM\t8/15/24, 6:30:00 PM\t30m\tana@example.org\tOrganizer
García Simón, Ana\t\t8/15/24, 6:31:30 PM\t\tana@example.org\tOrganizer
García Simón, Ana\t8/15/24, 6:31:30 PM\t8/15/24, 7:00:00 PM\t28m 30s\tana@example.org\tOrganizer
Ben Hill (Guest)\t8/15/24, 6:00:00 PM\t8/15/24, 6:00:59 PM\t59s\t\tAttendee

4. Engagement
Raised hands\t2
"""

ANA = "García Simón, Ana"
BEN = "Ben Hill (Guest)"


def test_generation_3_people_sum_up_their_connections() -> None:
    harvest = read(THIRD)
    ana, organizer = "ana@example.org", "Organizer"
    assert harvest.presences == (
        Presence(Span(10, 10), ANA, ana, at("18:00:00"), at("19:00:00"), 58.5, role=organizer, summary=True),
        Presence(
            Span(11, 11), BEN, "", at("18:00:00"), at("18:00:59"), 59 / 60, guest=True, role="Attendee", summary=True
        ),
        # No connection of hers is a row of its own, so this row is all there is.
        Presence(Span(12, 12), "Cleo Ray", "", at("18:05:00"), at("18:06:00"), 1, role="Attendee"),
        Presence(Span(16, 16), ANA, ana, at("18:00:00"), at("18:30:00"), 30, role=organizer),
        Presence(Span(17, 17), ANA, ana, None, at("18:31:30"), None, role=organizer),
        Presence(Span(18, 18), ANA, ana, at("18:31:30"), at("19:00:00"), 28.5, role=organizer),
        Presence(Span(19, 19), BEN, "", at("18:00:00"), at("18:00:59"), 59 / 60, guest=True, role="Attendee"),
    )
    assert (harvest.title, harvest.day, harvest.sure) == ("Kindness in August", date(2024, 8, 15), 0.95)
    assert harvest.unread == (Unread(Span(22, 22), "a part of the report that is not known"),)


def test_generation_3_in_small_letters_and_in_utc() -> None:
    small = THIRD.replace("First Join\t", "First join (UTC)\t").replace("In-Meeting", "In-meeting")
    harvest = read(small)
    assert harvest.presences == read(THIRD).presences
    assert harvest.remarks == ("The report tells its times in UTC.",)


def test_generation_3_saved_by_a_spreadsheet_with_quotes_and_padding() -> None:
    lines = [line.split("\t") for line in THIRD.splitlines()]
    padded = [
        "\t".join([f'"{cell}"' if "," in cell else cell for cell in line] + [""] * (12 - len(line))) for line in lines
    ]
    harvest = read("\r\n".join(padded).encode("utf-16"))
    assert harvest.presences == read(THIRD).presences


def test_generation_3_breakout_rooms_go_to_the_room() -> None:
    harvest = read(
        "3. Activités en réunion\n"
        "Nom\tType de salle\tNom de la salle\tHeure d'arrivée\tHeure de départ\tDurée\tE-mail\tRôle\n"
        "Zoé Roy\tSalle\tSalle 2\t15/08/2024 18:10:00\t15/08/2024 18:25:00\t15m\tzoe@example.org\tParticipant\n"
    )
    assert harvest.presences == (
        Presence(
            Span(3, 3),
            "Zoé Roy",
            "zoe@example.org",
            at("18:10:00"),
            at("18:25:00"),
            15,
            role="Participant",
            room="Salle 2",
        ),
    )


def test_generation_3_in_a_language_not_known_is_read_by_place() -> None:
    harvest = read(
        "1. Podsumowanie\nTytuł spotkania\tSierpień\n\n2. Uczestnicy\n"
        "Imię\tPierwsze\tOstatnie\tCzas trwania\tE-mail\tIdentyfikator\tRola\n"
        "Ewa Lis\t15.08.2024, 18:00:00\t15.08.2024, 18:30:00\t1 godz. 2 min\t\tewa@example.org\tUczestnik\n\n"
        "3. Działania\nImię\tTyp\tNazwa\tOd\tDo\tCzas\tE-mail\tRola\n"
        "Ewa Lis\tPokój\tPokój 1\t15.08.2024, 18:00:00\t15.08.2024, 18:30:00\t30 min\t\tUczestnik\n\n"
        "3. Inne\nEwa\t1\n"
    )
    assert harvest.presences == (
        Presence(
            Span(6, 6), "Ewa Lis", "ewa@example.org", at("18:00:00"), at("18:30:00"), 62, role="Uczestnik", summary=True
        ),
        Presence(Span(10, 10), "Ewa Lis", "", at("18:00:00"), at("18:30:00"), 30, role="Uczestnik", room="Pokój 1"),
    )
    assert harvest.sure == 0.6
    assert harvest.unread == (Unread(Span(13, 13), "a part of the report that is not known"),)
    assert harvest.remarks == (
        "The headings are in a language that is not known here; the columns were told by their place.",
    )


def test_webinar_registrations_fill_in_and_who_never_came_is_left_out() -> None:
    harvest = read(
        "1. Summary\nMeeting title\tWebinar\nRegistered participants\t2\n\n2. Participants\n"
        "Name\tFirst Join\tLast Leave\tIn-Meeting Duration\tEmail\tParticipant ID (UPN)\tRole\t"
        "Registration First Name\tRegistration Last Name\tRegistration Email\tRegistration Time\tRegistration Status\t"
        "Organization\tCountry/Region\n"
        "Ada Moss\t8/15/24, 6:00:00 PM\t8/15/24, 6:30:00 PM\t30m\t\t\tAttendee\tAda\tMoss\tada@example.org\t"
        "8/1/24, 6:00:00 PM\tRegistered\tWard 4\tWales\n"
        "Ben Hill\t\t\t\t\t\tAttendee\tBen\tHill\tben@example.org\t8/1/24, 6:00:00 PM\tRegistered\tWard 5\tKenya\n"
    )
    assert harvest.presences == (
        Presence(
            Span(7, 7), "Ada Moss", "ada@example.org", at("18:00:00"), at("18:30:00"), 30, role="Attendee",
            organisation="Ward 4", place="Wales",
        ),
    )  # fmt: skip
    assert harvest.left_out == (LeftOut(Span(8, 8), Why.ABSENT),)
    assert "ben@example.org" not in repr(harvest)


def test_the_summary_of_a_webinar_is_the_reports_own_frame() -> None:
    harvest = read(
        "1. Summary\nMeeting title\tSmall repairs\nAttended participants\t1\nStart time\t8/15/24, 6:00:00 PM\n"
        "End time\t8/15/24, 7:00:00 PM\nMeeting duration\t1h\nAverage attendance time\t30m\n"
        "Registration page views\t40\nRegistered participants\t2\nCanceled registrations\t1\n\n2. Participants\n"
        "Name\tFirst Join\tLast Leave\tIn-Meeting Duration\tEmail\tParticipant ID (UPN)\tRole\n"
        "Ada Moss\t8/15/24, 6:00:00 PM\t8/15/24, 6:30:00 PM\t30m\t\t\tAttendee\n"
    )
    assert [row.raw_name for row in harvest.presences] == ["Ada Moss"]
    assert (harvest.title, harvest.unread, harvest.left_out) == ("Small repairs", (), ())


def test_a_report_that_tells_only_who_attended_keeps_everybody() -> None:
    harvest = read(
        "2. Participants\nName\tEmail\tRole\tRegistration Status\n"
        "Ada Moss\tada@example.org\tAttendee\tRegistered\nBen Hill\t\tAttendee\t\n"
    )
    assert [(one.raw_name, one.joined, one.minutes) for one in harvest.presences] == [
        ("Ada Moss", None, None),
        ("Ben Hill", None, None),
    ]


def test_windows_1252_is_remarked() -> None:
    harvest = read(FIRST.replace("Ada", "Zoë").encode("cp1252"))
    assert harvest.presences[0].raw_name == "Zoë Moss"
    assert harvest.remarks == ("The file is not UTF-8; it was read as Windows-1252.",)
