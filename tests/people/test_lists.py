"""A list of members comes in, and nobody on it is mailed before a steward says so."""

from __future__ import annotations

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kindling.conversations.intake.dates import date_of
from kindling.ground.errors import NotAllowed
from kindling.ground.models import AuditLine
from kindling.mail.kinds import Due, NotNow, kind_of
from kindling.mail.letters import Button, Paragraph
from kindling.mail.models import Message
from kindling.people.actions import drop_listed, import_members, invite_listed
from kindling.people.actions.lists import ListStatement, TakenIn
from kindling.people.days import DayOrder, Settled
from kindling.people.erasing import erase
from kindling.people.headings import Column, Columns
from kindling.people.letters.listed import example_listed
from kindling.people.listing import Listed, ListTold, NoList, read_list
from kindling.people.models import Address, Agreement, Alias, Person, Standing
from kindling.people.queries import listed_people, listed_table, members_to_invite
from kindling.people.zones import zone_kept
from tests.factories.accounts import ada, pia
from tests.people.met import person

DAY = datetime.date(2024, 3, 14)
STATEMENT = ListStatement("Please invite me each month.", agreed_on=DAY, where="The form on our old site")


def told(*rows: str) -> ListTold:
    return read_list([(line, row.split(",")) for line, row in enumerate(rows, 1)], day_of=date_of)


class TestReading:
    """What a table tells."""

    def test_columns_are_found_by_what_people_call_them(self) -> None:
        found = told(
            "Our members,,",
            "",
            "First name,Surname,Email Address,Company,Job title,Town,Date joined,Source",
            "Ben,Okafor, BEN@Example.org ,Kettle Trust,Porter,Leeds,14/03/2024,Sign-up form",
        )
        assert found == ListTold(
            people=(
                Listed(4, "ben@example.org", "Ben Okafor", "Kettle Trust", "Porter", "Leeds", DAY, "Sign-up form"),
            ),
            problems=(),
            rows=1,
            columns=Columns(
                (
                    Column("First name", 0, "first"),
                    Column("Surname", 1, "last"),
                    Column("Email Address", 2, "email"),
                    Column("Company", 3, "organisation"),
                    Column("Job title", 4, "role"),
                    Column("Town", 5, "place"),
                    Column("Date joined", 6, "day"),
                    Column("Source", 7, "where"),
                )
            ),
            order=Settled(DayOrder.DAY_FIRST, 4, "14/03/2024"),
        )

    def test_bad_rows_are_told_with_their_place_and_repeat_no_address(self) -> None:
        found = told(
            "name,e-mail,joined",
            "Ben,ben@example.org,",
            "Nobody,,",
            "Wrong,wrong.example.org,",
            "Ben again,BEN@example.org,",
            "Odd,odd@example.org,last spring",
            "Soon,soon@example.org,2199-01-01",
            f"Long,{'x' * 250}@example.org,",
            ",fay@example.org",
        )
        assert [one.email for one in found.people] == ["ben@example.org", "fay@example.org"]
        assert found.people[1].name == "fay"
        assert [str(one) for one in found.problems] == [
            "line 3, e-mail: there is no e-mail address.",
            "line 4, e-mail: this is no e-mail address. It looks like name@example.org.",
            "line 5, e-mail: this address stands in line 2 already.",
            "line 6, agreed on: “last spring” is no day. Write 2024-08-15 or 15 August 2024.",
            "line 7, agreed on: 1 January 2199 is still to come.",
            "line 8, e-mail: this address is longer than any can be.",
        ]
        assert "wrong.example" not in "".join(map(str, found.problems))

    def test_a_name_that_nobody_can_see_is_none(self) -> None:
        found = told("name,first name,e-mail", "\u200b\u2060,,a@example.org", "\u3164,Ben,b@example.org")
        assert [one.name for one in found.people] == ["a", "Ben"]

    def test_a_table_without_headings_says_what_it_lacks(self) -> None:
        with pytest.raises(NoList, match="has the heading “e-mail”"):
            told("Ben,ben@example.org")
        with pytest.raises(NoList):
            told()


@pytest.mark.django_db
class TestTakingIn:
    """What becomes of it."""

    def test_a_dry_run_tells_and_changes_nothing(self) -> None:
        person("Ben Okafor", "ben@example.org")
        person("Lee Quit", "lee@example.org", standing=Standing.LEFT)
        person("Cleo Marsh")
        list_ = told(
            "name,email",
            "Ben,ben@example.org",
            "Lee,lee@example.org",
            "Cleo Marsh,cleo@example.org",
            "Fay,fay@example.org",
            "Fay,fay2@example.org",
            "Gone,",
        )
        found = import_members(by=ada(), told=list_, statement=STATEMENT, dry_run=True)
        assert found == TakenIn(new=3, known=2, left=1, alike=2, problems=list_.problems, undated=3)
        assert (found.rows, Person.objects.count(), AuditLine.objects.count()) == (6, 3, 0)

    def test_the_list_comes_in_with_its_agreement_and_a_second_time_changes_nothing(self) -> None:
        list_ = told("name,email,organisation", "Ben Okafor,ben@example.org,Kettle Trust", "Fay,fay@example.org")
        import_members(by=ada(), told=list_, statement=STATEMENT)
        ben = Person.objects.get(name="Ben Okafor")
        assert (ben.key, ben.standing, ben.organisation, ben.joined_at) == (
            "ben okafor",
            "listed",
            "Kettle Trust",
            None,
        )
        assert Address.objects.filter(person=ben).values_list("email", "usual", "confirmed_at").get() == (
            "ben@example.org",
            True,
            None,
        )
        agreed = Agreement.objects.get(person=ben)
        assert (agreed.purpose, agreed.given, agreed.wording, agreed.how, agreed.at) == (
            "membership",
            True,
            "Please invite me each month.",
            "The form on our old site, as a list says that was brought in",
            datetime.datetime(2024, 3, 14, 12, tzinfo=datetime.UTC),
        )
        again = import_members(by=ada(), told=list_, statement=STATEMENT)
        assert (again.new, again.known, Person.objects.count(), Agreement.objects.count()) == (0, 2, 2, 2)
        assert list(AuditLine.objects.values_list("action", "note")) == [("import members", "2 new, 0 known")]

    def test_a_place_that_leaves_no_doubt_tells_the_time_and_each_is_looked_up_once(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        looked_up: list[str] = []

        def asked(place: str) -> str:
            looked_up.append(place)
            return zone_kept(place)

        monkeypatch.setattr("kindling.people.actions.lists.zone_kept", asked)
        places = ("Lagos", "Madrid", "Springfield", "", "Lagos", "Lagos")
        list_ = told("name,email,town", *(f"P{at},p{at}@example.org,{place}" for at, place in enumerate(places)))
        import_members(by=ada(), told=list_, statement=STATEMENT, dry_run=True)
        assert looked_up == []
        import_members(by=ada(), told=list_, statement=STATEMENT)
        zones = ["Africa/Lagos", "Europe/Madrid", "", "", "Africa/Lagos", "Africa/Lagos"]
        assert list(Person.objects.order_by("name").values_list("zone", flat=True)) == zones
        assert sorted(looked_up) == ["", "Lagos", "Madrid", "Springfield"]

    def test_nobody_on_a_list_is_invited_or_mailed(self) -> None:
        import_members(by=ada(), told=told("name,email", "Ben,ben@example.org"), statement=STATEMENT)
        assert (members_to_invite().count(), Message.objects.count()) == (0, 0)

    def test_who_joins_while_a_list_comes_in_stays_as_they_joined(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def joins(place: str) -> str:
            person("Ben Carter", "ben@example.org")
            return zone_kept(place)

        monkeypatch.setattr("kindling.people.actions.lists.zone_kept", joins)
        table = told("name,email", "Ben,ben@example.org", "Fay,fay@example.org")
        taken = import_members(by=ada(), told=table, statement=STATEMENT)
        assert (taken.new, taken.known) == (1, 1)
        assert list(Person.objects.order_by("pk").values_list("name", "standing")) == [
            ("Ben Carter", "member"),
            ("Fay", "listed"),
        ]

    def test_who_left_stays_away_though_a_list_names_them(self) -> None:
        lee = person("Lee Quit", "lee@example.org", standing=Standing.LEFT)
        import_members(by=ada(), told=told("name,email", "Lee,LEE@example.org"), statement=STATEMENT)
        invite_listed(by=ada(), month="2026-12", welcome=True)
        lee.refresh_from_db()
        assert (lee.name, lee.standing, Person.objects.count(), Message.objects.count()) == ("Lee Quit", "left", 1, 0)

    def test_who_was_erased_is_not_brought_back_by_a_list(self) -> None:
        erase(person("Ben Okafor", "ben@example.org"))
        list_ = told("name,email", "Ben Okafor,BEN@example.org", "Fay,fay@example.org")
        found = import_members(by=ada(), told=list_, statement=STATEMENT)
        assert (found.new, [str(one) for one in found.problems]) == (
            1,
            ["line 2, e-mail: whoever has this address was erased, as they asked. They can join again themselves."],
        )
        assert list(Person.objects.values_list("name", flat=True)) == ["Fay"]

    def test_a_row_that_says_neither_when_nor_where_is_told_and_left_out(self) -> None:
        list_ = told("email,joined,source", "a@example.org,2024-03-14,A form", "b@example.org,,A form")
        found = import_members(by=ada(), told=list_, statement=ListStatement("Yes."))
        assert (found.new, [str(one) for one in found.problems]) == (
            1,
            ["line 3, agreed on: nothing says when they agreed."],
        )
        other = import_members(
            by=ada(), told=told("email", "c@example.org"), statement=ListStatement("Yes.", agreed_on=DAY)
        )
        assert [str(one) for one in other.problems] == ["line 2, agreed at: nothing says where they agreed."]

    def test_a_list_without_the_words_they_agreed_to_is_refused(self) -> None:
        with pytest.raises(NotAllowed, match="does not say what its people agreed to"):
            import_members(by=ada(), told=told("email", "a@example.org"), statement=ListStatement(" ", DAY, "A form"))

    def test_a_thousand_more_ask_the_database_a_few_times_more(self) -> None:
        rows = [f"P{number},p{number}@example.org" for number in range(2100)]
        asked = []
        for part in (rows[:100], rows[100:]):
            list_ = told("name,email", *part)
            with CaptureQueriesContext(connection) as queries:
                import_members(by=ada(), told=list_, statement=STATEMENT)
            asked.append(len(queries))
        # SQLite takes 999 values at once, so rows go in by some seventies.
        assert (Person.objects.count(), asked[1] - asked[0] < 120) == (2100, True)


@pytest.mark.django_db
class TestInviting:
    """From the list to the membership."""

    def test_a_step_of_its_own_makes_members_of_them_resting_on_the_list(self) -> None:
        import_members(
            by=ada(), told=told("name,email", "Ben,ben@example.org", "Fay,fay@example.org"), statement=STATEMENT
        )
        assert invite_listed(by=ada(), month="2026-12") == 2
        ben = Person.objects.get(name="Ben")
        assert (ben.standing, ben.joined_at is None, members_to_invite().count()) == ("member", False, 2)
        assert list(ben.agreements.order_by("pk").values_list("purpose", "given", "wording", "how")) == [
            (
                "membership",
                True,
                "Please invite me each month.",
                "The form on our old site, as a list says that was brought in",
            ),
            (
                "invitation",
                True,
                "Please invite me each month.",
                "It rests on the list: The form on our old site, as a list says that was brought in",
            ),
        ]
        assert Message.objects.count() == 0
        assert AuditLine.objects.filter(action="invite listed people").values_list("note", flat=True).get() == (
            "2 people, from 2026-12"
        )
        assert invite_listed(by=ada(), month="2026-12") == 0

    def test_each_may_be_told_once_by_mail_with_a_way_out(self) -> None:
        import_members(by=ada(), told=told("name,email", "Ben,ben@example.org"), statement=STATEMENT)
        invite_listed(by=ada(), month="2026-12", welcome=True)
        message = Message.objects.get()
        ben = Person.objects.get()
        assert (message.kind, message.address, message.key) == (
            "listed-welcome",
            "ben@example.org",
            f"listed-welcome:{ben.uid}",
        )
        kind = kind_of(message.kind)
        assert kind
        Person.objects.update(zone="Australia/Sydney")
        assert (kind.quiet, kind.zone_of(message.person)) == (True, "Australia/Sydney")
        due = Due(message.reference, message.address, message.person, {}, message.due_at)
        letter = kind.write(due)
        said = " ".join(block.text for block in letter.blocks if isinstance(block, Paragraph))
        assert "on 14 March 2024 you agreed to this: “Please invite me each month.”" in said
        assert "From December 2026 on" in said
        assert ("/stop/" in letter.unsubscribe, "/me/" in letter.mine) == (True, True)
        Agreement.objects.all().delete()
        with pytest.raises(NotNow, match="nothing says"):
            kind.write(due)
        Person.objects.update(standing=Standing.LEFT)
        with pytest.raises(NotNow, match="they have left"):
            kind.write(due)
        assert any(isinstance(block, Button) for block in example_listed().blocks)

    def test_a_list_can_be_dropped_again_but_for_those_who_are_members_or_were_met(self) -> None:
        ben = person("Ben Okafor", "ben@example.org")
        import_members(
            by=ada(), told=told("name,email", "Fay,fay@example.org", "Gus,gus@example.org"), statement=STATEMENT
        )
        Alias.objects.create(key="gus", name="Gus", person=Person.objects.get(name="Gus"))
        assert drop_listed(by=ada()) == 1
        assert set(Person.objects.values_list("name", flat=True)) == {ben.name, "Gus"}
        assert drop_listed(by=ada()) == 0

    def test_a_producer_takes_in_and_invites_nobody(self) -> None:
        list_ = told("name,email", "Ben,ben@example.org")
        for refused in (
            lambda: import_members(by=pia(), told=list_, statement=STATEMENT, dry_run=True),
            lambda: import_members(by=pia(), told=list_, statement=STATEMENT),
            lambda: invite_listed(by=pia(), month="2026-12"),
            lambda: drop_listed(by=pia()),
        ):
            with pytest.raises(NotAllowed, match="looked after by stewards"):
                refused()
        assert Person.objects.count() == 0


@pytest.mark.django_db
class TestList:
    """The members' list."""

    def test_it_is_read_page_by_page_each_once(self) -> None:
        names = [f"Person {number:03}" for number in range(120)]
        Person.objects.bulk_create(Person(name=name, key=name.casefold()) for name in [*names, "Person 007"])
        seen: list[str] = []
        after = ""
        sizes = []
        while True:
            page = listed_people(after=after)
            seen += [one.person.name for one in page.people]
            sizes.append(len(page.people))
            after = page.after
            if not after:
                break
        assert (seen, sizes) == (sorted([*names, "Person 007"]), [50, 50, 21])

    def test_it_is_searched_by_name_and_by_address_and_filtered_by_standing(self) -> None:
        person("Sinéad O’Brien", "shin@kettle.example.org")
        person("Ben Okafor", "ben@example.org", standing=Standing.LISTED)
        person("Old Ben", "shin2@kettle.example.org", standing=Standing.MERGED)

        def found(**asked: str) -> list[tuple[str, str]]:
            return [(one.person.name, one.address) for one in listed_people(**asked).people]

        both = [("Ben Okafor", "ben@example.org"), ("Sinéad O’Brien", "shin@kettle.example.org")]
        assert found() == both
        assert found(search="obrien") == both[1:]
        assert found(search="SINEAD O'BRIEN") == both[1:]
        assert found(search="@KETTLE") == both[1:]
        assert found(search="@") == both
        assert found(standing="listed") == both[:1]
        assert found(standing="merged") == both
        assert found(search="nobody at all") == []
        assert found(after="no cursor") == both

    def test_a_page_asks_two_queries_for_one_and_for_three(self) -> None:
        counts = []
        for number in range(3):
            person(f"P {number}", f"p{number}@example.org")
            with CaptureQueriesContext(connection) as asked:
                listed_people()
            counts.append(len(asked))
        assert counts == [2, 2, 2]

    def test_the_table_holds_no_cell_that_a_spreadsheet_works_out(self) -> None:
        person('=HYPERLINK("https://x.example","Ben")', "=cmd@example.org", organisation="+44", role="-1", place="@sum")
        person("Ben Okafor", standing=Standing.LISTED)
        rows = list(listed_table())
        assert rows[0][:3] == ("name", "e-mail", "organisation")
        assert rows[1] == ("Ben Okafor", "", "", "", "", rows[1][5], "", "", "yes", "yes", "yes", "")
        assert rows[2][:5] == (
            '\'=HYPERLINK("https://x.example","Ben")',
            "'=cmd@example.org",
            "'+44",
            "'-1",
            "'@sum",
        )
        assert rows[2][5:9] == ("Member", "2026-03-19", "", "yes")
