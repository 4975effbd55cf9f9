"""A list says when its people agreed, under whatever heading; and nobody guesses at a day."""

from __future__ import annotations

import datetime

import pytest

from kindling.conversations.intake.dates import date_of
from kindling.ground.errors import NotAllowed
from kindling.people.actions import import_members
from kindling.people.actions.lists import ListStatement
from kindling.people.days import DayOrder, Settled
from kindling.people.headings import Column, Columns, Passed
from kindling.people.heard import asked_about, fallen_back, heard
from kindling.people.listing import ListTold, NoList, Reading, read_list
from kindling.people.models import Agreement, Person
from tests.factories.accounts import ada

JUNE = datetime.date(2024, 6, 1)
STATEMENT = ListStatement("Please invite me each month.", agreed_on=JUNE, where="The form on our old site")

AS_IT_STANDS = Reading()


def told(*rows: str, reading: Reading = AS_IT_STANDS) -> ListTold:
    return read_list([(line, row.split(";")) for line, row in enumerate(rows, 1)], day_of=date_of, reading=reading)


def days(found: ListTold) -> list[str]:
    return [str(one.agreed_on) for one in found.people]


def problems(found: ListTold) -> list[str]:
    return [str(one) for one in found.problems]


@pytest.mark.parametrize(
    "heading",
    [
        *("Agreed when", "agreed on", "AGREED WHEN?", "Agreed-on:", "Date agreed", "Agreed at", "Consent date"),
        *("Date of consent", "Consented on", "Consent", "Opted in", "opt-in date", "OPTIN_TIME", "Signed up"),
        *("Signed-up", "SignedUp", "Sign-up date", "signed up at", "Subscribed", "Joined", "Member since", "Timestamp"),
        *("Registration date", "created_at", "Date"),
    ],
)
@pytest.mark.django_db
def test_the_day_of_a_row_is_the_one_that_is_kept_whatever_its_heading_says(heading: str) -> None:
    found = told(f"Name;E-mail;{heading}", "Ada Lane;ada@example.org;2 March 2024")
    import_members(by=ada(), told=found, statement=STATEMENT)
    assert (found.columns.asked, Agreement.objects.get().at.date()) == ((), datetime.date(2024, 3, 2))


def test_of_two_days_the_one_whose_heading_says_agreement_is_taken_and_the_other_is_named() -> None:
    found = told("Timestamp;E-mail;Phone;Date of consent;", "2024-05-05;a@example.org;555;2024-03-02;")
    assert (days(found), found.columns) == (
        ["2024-03-02"],
        Columns(
            (Column("E-mail", 1, "email"), Column("Date of consent", 3, "day")),
            (Passed("Timestamp", "“Date of consent” is taken for the day they agreed"), Passed("Phone")),
        ),
    )
    assert heard(found) == (
        "Used: “E-mail” for the e-mail address and “Date of consent” for the day they agreed.",
        "Passed over: “Timestamp” (“Date of consent” is taken for the day they agreed) and “Phone”.",
    )


def test_a_column_of_addresses_is_the_one_whose_heading_says_so() -> None:
    found = told("Address;E-mail", "1 High Street;a@example.org")
    assert [one.email for one in found.people] == ["a@example.org"]


def test_a_column_without_a_heading_is_named_by_its_number() -> None:
    found = told("E-mail;", "a@example.org;;a note")
    assert found.columns.passed == (Passed("column 3"),)


def test_agreed_at_is_a_place_where_what_stands_below_is_none_of_the_days() -> None:
    found = told("E-mail;Agreed at", "a@example.org;A meeting in Leeds")
    assert (days(found), found.people[0].where) == (["None"], "A meeting in Leeds")


def test_whoever_did_not_opt_in_is_not_taken_for_somebody_who_did() -> None:
    found = told(
        "E-mail;Opted in", "a@example.org;Yes", "b@example.org;no", "c@example.org;", "d@example.org;last spring"
    )
    assert [one.email for one in found.people] == ["a@example.org", "c@example.org"]
    assert problems(found) == [
        "line 3, agreed: “no”, so they did not agree.",
        "line 5, agreed on: “last spring” is no day. Write 2024-08-15 or 15 August 2024.",
    ]


def test_a_column_that_may_be_the_day_they_agreed_is_asked_about() -> None:
    rows = ("E-mail;Toestemming;Phone", "a@example.org;2024-03-02;12345678", "b@example.org;;")
    found = told(*rows)
    assert (days(found), found.columns.asked, found.columns.passed) == (
        ["None", "None"],
        ("Toestemming",),
        (Passed("Phone"),),
    )
    assert asked_about(found.columns) == "“Toestemming” holds days. Are these the days on which they agreed?"
    yes, no = (told(*rows, reading=Reading(day_heading=one)) for one in ("toestemming", ""))
    assert (days(yes), yes.columns.asked, asked_about(yes.columns)) == (["2024-03-02", "None"], (), "")
    assert (days(no), no.columns.asked) == (["None", "None"], ())
    assert no.columns.passed == (Passed("Toestemming"), Passed("Phone"))
    with pytest.raises(NoList, match="has the heading “Toestimming”"):
        told(*rows, reading=Reading(day_heading="Toestimming"))


def test_of_several_columns_of_days_each_is_asked_about() -> None:
    rows = ("E-mail;Toestemming;Geboren", "a@example.org;2024-03-02;1970-01-01")
    words = "“Toestemming” and “Geboren” hold days. Is one of them the day on which they agreed?"
    assert asked_about(told(*rows).columns) == words


def test_beside_a_day_that_is_known_only_a_heading_that_speaks_of_agreement_is_asked_about() -> None:
    rows = ("E-mail;Created at;Last seen;GDPR tick", "a@example.org;2024-01-01;2026-01-01;2024-03-02")
    found = told(*rows)
    assert (found.columns.asked, found.columns.passed) == (("GDPR tick",), (Passed("Last seen"),))
    chosen = told(*rows, reading=Reading(day_heading="GDPR tick"))
    assert (days(chosen), chosen.columns.passed[0].heading) == (["2024-03-02"], "Created at")


@pytest.mark.django_db
def test_a_list_is_not_taken_in_while_a_column_is_asked_about() -> None:
    found = told("E-mail;Toestemming", "a@example.org;2024-03-02")
    with pytest.raises(NotAllowed, match="Are these the days on which they agreed"):
        import_members(by=ada(), told=found, statement=STATEMENT)
    import_members(by=ada(), told=found, statement=STATEMENT, dry_run=True)
    assert Person.objects.count() == 0


@pytest.mark.parametrize("words", ["03/04/2024", "3.4.2024", "03-04-24", "Wed 03/04/2024", "3/4/2024 2:05:11 PM"])
def test_a_day_that_can_be_read_in_two_ways_is_not_guessed(words: str) -> None:
    found = told("E-mail;Agreed on", f"a@example.org;{words}", "b@example.org;05/05/2024", "c@example.org;")
    assert (days(found), found.order, found.unclear) == (["2024-05-05", "None"], None, 1)
    assert problems(found) == [
        f"line 2, agreed on: “{words}” can be 3 April 2024 or 4 March 2024. Write 2024-04-03 or 2024-03-04."
    ]


@pytest.mark.parametrize(
    ("other", "order", "day"),
    [
        ("13/04/2024", DayOrder.DAY_FIRST, "2024-04-03"),
        ("31/04/2024", DayOrder.DAY_FIRST, "2024-04-03"),
        ("04/13/2024 14:05", DayOrder.MONTH_FIRST, "2024-03-04"),
    ],
)
def test_another_row_settles_the_order_of_the_whole_file(other: str, order: DayOrder, day: str) -> None:
    found = told("E-mail;Agreed on", "a@example.org;03/04/2024", f"b@example.org;{other}")
    assert (days(found)[0], found.order, found.unclear) == (day, Settled(order, 3, other), 0)
    stands = "the day stands before the month" if order is DayOrder.DAY_FIRST else "the month stands first"
    assert heard(found)[-1] == f"In days such as 03/04/2024 {stands}, because line 3 says “{other}”."


def test_a_file_that_writes_its_days_both_ways_settles_nothing() -> None:
    rows = ("E-mail;Agreed on", "a@example.org;03/04/2024", "b@example.org;13/04/2024", "c@example.org;04/14/2024")
    found = told(*rows)
    assert (days(found), found.order, found.unclear) == (["2024-04-13", "2024-04-14"], None, 1)
    said = told(*rows, reading=Reading(DayOrder.MONTH_FIRST))
    assert (days(said), said.unclear) == (["2024-03-04", "2024-04-14"], 0)
    assert problems(said) == ["line 3, agreed on: “13/04/2024” is no day. Write 2024-08-15 or 15 August 2024."]
    assert heard(said)[-1] == "In days such as 03/04/2024 the month stands first, as was said."


def test_a_day_that_can_be_read_in_one_way_needs_no_order() -> None:
    written = ("2024-03-04", "2024/03/04 14:05:22", "2024-03-04T14:05:22+00:00", "4 March 2024", "March 4th, 2024")
    found = told("E-mail;Agreed on", *(f"p{at}@example.org;{words}" for at, words in enumerate(written)))
    assert (set(days(found)), found.problems, found.order) == ({"2024-03-04"}, (), None)


@pytest.mark.parametrize("words", ["40/40/2024", "01/02/1824", "1/2/3", "1/2/2024/5", "012/13/024"])
def test_figures_that_are_no_day_are_told(words: str) -> None:
    found = told("E-mail;Agreed on", f"a@example.org;{words}")
    assert problems(found) == [f"line 2, agreed on: “{words}” is no day. Write 2024-08-15 or 15 August 2024."]


@pytest.mark.django_db
def test_the_day_of_the_whole_list_counts_for_those_alone_whose_row_says_nothing() -> None:
    found = told(
        *("E-mail;Agreed when", "a@example.org;2024-03-02", "b@example.org;", "c@example.org;last spring"),
        *("d@example.org;03/04/2024", "e@example.org;"),
    )
    done = import_members(by=ada(), told=found, statement=STATEMENT)
    assert (done.new, done.undated) == (3, 2)
    assert list(Agreement.objects.order_by("person__name").values_list("person__name", "at__date")) == [
        ("a", datetime.date(2024, 3, 2)),
        ("b", JUNE),
        ("e", JUNE),
    ]
    assert (fallen_back(2, JUNE), fallen_back(1, JUNE), fallen_back(0, JUNE), fallen_back(1, None)) == (
        "1 June 2024 is written down for 2 people, whose rows say nothing of the day they agreed.",
        "1 June 2024 is written down for 1 person, whose row says nothing of the day they agreed.",
        "",
        "",
    )
