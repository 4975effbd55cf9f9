"""What do the headings say? Teams' words for the same columns, in the languages known.

Seen in real files: English, French, Portuguese (generation 1 alone). German, Spanish, Dutch and Italian are our own
knowledge of Teams' words. A report of generation 3 in any other language is read by the place of its columns.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache

from kindling.harvest.clocks import tidied


class Column(StrEnum):
    """What a column holds."""

    NAME = "name"
    ACTION = "action"
    STAMP = "stamp"
    JOIN = "join"
    LEAVE = "leave"
    DURATION = "duration"
    EMAIL = "email"
    LOGIN = "login"
    ROLE = "role"
    ROOM_KIND = "room kind"
    ROOM = "room"
    REGISTERED = "registered"
    REGISTERED_EMAIL = "registered email"
    FIRST_NAME = "first name"
    LAST_NAME = "last name"
    ORGANISATION = "organisation"
    PLACE = "place"


_HEADINGS: dict[Column, tuple[str, ...]] = {
    Column.NAME: (
        "name", "full name", "fullname", "nom", "nom complet", "nome", "nome completo", "vollständiger name", "nombre",
        "nombre completo", "naam", "volledige naam", "nama",
    ),
    Column.ACTION: (
        "user action", "action", "action de l'utilisateur", "atividade", "ação do usuário", "benutzeraktion",
        "acción del usuario", "gebruikersactie", "azione utente",
    ),
    Column.STAMP: (
        "timestamp", "utceventtimestamp", "horodatage", "data e hora", "carimbo de data/hora", "zeitstempel",
        "marca de tiempo", "tijdstempel",
    ),
    Column.JOIN: (
        "join time", "first join", "first join time", "heure d'arrivée", "première arrivée", "première participation",
        "première connexion", "hora de entrada", "primeira entrada", "beitrittszeit", "erster beitritt",
        "hora de unión", "primera unión", "tijdstip van deelname", "eerste deelname", "ora di partecipazione",
        "primo accesso",
    ),
    Column.LEAVE: (
        "leave time", "last leave", "last leave time", "heure de départ", "dernier départ", "hora de saída",
        "última saída", "austrittszeit", "letzter austritt", "hora de salida", "última salida", "tijdstip van vertrek",
        "laatste vertrek", "ora di uscita", "ultima uscita",
    ),
    Column.DURATION: (
        "duration", "in-meeting duration", "durée", "durée de la réunion", "durée en réunion", "duração",
        "duração na reunião", "dauer", "dauer in der besprechung", "duración", "duración en la reunión", "duur",
        "duur in vergadering", "durata", "durata nella riunione",
    ),
    Column.EMAIL: ("email", "e-mail", "adresse e-mail", "e-mail-adresse", "correo electrónico", "e-mailadres"),
    Column.LOGIN: ("participant id", "id de participant", "id do participante", "teilnehmer-id", "id de participante"),
    Column.ROLE: ("role", "rôle", "função", "papel", "rolle", "rol", "ruolo"),
    Column.ROOM_KIND: ("room type", "type de salle", "tipo de sala", "raumtyp"),
    Column.ROOM: ("room name", "breakout room", "breakout room name", "nom de la salle", "nome da sala", "raumname"),
    Column.REGISTERED: ("registration time", "registration status"),
    Column.REGISTERED_EMAIL: ("registration email",),
    Column.FIRST_NAME: ("registration first name", "first name"),
    Column.LAST_NAME: ("registration last name", "last name"),
    Column.ORGANISATION: (
        "organization", "organisation", "company", "employer", "company name", "organisation name",
        "organization name", "registration organization", "registration company",
    ),
    Column.PLACE: ("country", "country/region", "city", "town", "location", "place", "where are you joining from?"),
}  # fmt: skip
_BY_HEADING = {heading: column for column, headings in _HEADINGS.items() for heading in headings}
_JOINED = (
    "joined", "joined before", "entrou", "entrou antes", "a rejoint", "a rejoint avant", "beigetreten",
    "vorher beigetreten", "se unió", "se unió antes", "toegetreden", "è entrato",
)  # fmt: skip
_LEFT = ("left", "saiu", "a quitté", "verlassen", "abandonó", "salió", "verlaten", "è uscito")
_TITLES = (
    "meeting title", "titre de la réunion", "título da reunião", "besprechungstitel", "título de la reunión",
    "titel van vergadering", "titolo della riunione",
)  # fmt: skip
_GUESTS = re.compile(
    r"\((?:guest|invité|invitée|gast|convidado|convidada|invitado|ospite|unverified|non vérifié|external|externe|extern"
    r"|externo)\)",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(r" ?\((?:utc|gmt|upn)[^()]*\)$")


@lru_cache(maxsize=1024)
def column_of(heading: str) -> Column | None:
    """The column that ``heading`` names, upper or lower case, with or without a zone in brackets; None if unknown."""
    plain = tidied(heading).casefold().replace("’", "'")
    return _BY_HEADING.get(plain) or _BY_HEADING.get(_IN_BRACKETS.sub("", plain))


def is_title(key: str) -> bool:
    """Whether a row of the summary tells the meeting's title."""
    return tidied(key).casefold() in _TITLES


def joined(action: str) -> bool | None:
    """True for having joined, False for having left, None for a word not known."""
    plain = tidied(action).casefold()
    return True if plain in _JOINED else False if plain in _LEFT else None


def is_guest(name: str) -> bool:
    """Whether Teams marks the name as of somebody from outside."""
    return bool(_GUESTS.search(name))
