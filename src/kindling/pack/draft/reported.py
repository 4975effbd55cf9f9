"""What somebody said, as a sentence about them: "I think we need time." becomes "Ada thought that they needed time."

Rules only, and shy ones: a sentence that no rule fits is not reported at all. "I" and "we" become "they", a question
becomes "asked whether", time steps back as reported speech does. Nobody's gender is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Container

from kindling.pack.draft.grammar import about_them
from kindling.pack.draft.words import STOP, tokens, word_set

_SMALL_WORDS = 0.2  # share of an English sentence, at the least

_ROLE = re.compile(
    r"\b(?:manager|designer|expert|chair(?:man|woman|person)?|moderator|host|facilitator|interviewer|interviewee|"
    r"secretary|"
    r"president|clerk|teacher|nurse|organiser|producer|guest|speaker)$",
    re.IGNORECASE,
)
_BESIDE_THE_NAME = re.compile(r"\s*(?:[\[(|/–—].*|\s-\s.*|,\s*[A-Z]{2,}.*)$")
_THINKS = {
    "think": "thought", "believe": "believed", "feel": "felt", "guess": "guessed", "suppose": "supposed",
    "hope": "hoped",
    "know": "knew", "reckon": "reckoned", "agree": "agreed", "imagine": "imagined", "suspect": "suspected",
    "understand": "understood", "wish": "wished", "assume": "assumed", "thought": "thought", "felt": "felt",
    "believed": "believed", "noticed": "noticed", "found": "found", "realised": "realised", "realized": "realized",
}  # fmt: skip
_SUBJECTS = word_set(
    "i we you he she it they there this that these those the a an my our your his her their its people everyone "
    "everybody "
    "somebody someone nobody what if when one all most some many every each both another maybe perhaps probably"
)
_THINK = re.compile(
    r"I(?: (?:do|really|also|still|just|actually|certainly|personally|definitely))* "
    rf"(?P<verb>{'|'.join(_THINKS)})(?: that)?,? (?=(?P<next>\w+))",
    re.IGNORECASE,
)
_DOUBT = re.compile(
    r"I (?:don['’]t|do not)(?: really)? "
    r"(?:(?P<verb>think|believe|feel)(?P<joint> that)?|(?P<know>know)(?P<after> if| whether| how| what| why| where))"
    r" (?=(?P<next>\w+))",
    re.IGNORECASE,
)
_LETS = re.compile(r"(?:let['’]s|let us) (?!see\b|say\b|hear\b|have a look\b|go\b|move\b)", re.IGNORECASE)
_HELPING = r"is|are|was|were|can|could|will|would|should|do|does|did|have|has|had|shall|may|might"
_SOMEBODY = r"(?P<subject>i|we|you|they|he|she|it|there|this|that|people|everyone|anyone|anybody|somebody|someone)\b"
_WHETHER = re.compile(rf"(?P<helping>{_HELPING}) {_SOMEBODY}(?P<rest>.*)", re.IGNORECASE)
_WHAT = re.compile(
    r"(?P<asked>(?:what|how|why|where|when|which|who)(?: (?:much|many|long|far|often|else|kind of \w+|sort of \w+))?) "
    rf"(?P<helping>{_HELPING}) {_SOMEBODY}(?P<rest>.*)",
    re.IGNORECASE,
)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|am|has|have|had|can|could|will|would|should|must|may|might|do|does|did|need|needs|want|"
    r"wants|"
    r"think|thought|felt|made|said|got|went|came|took|gave|saw|knew|told|helps|takes|makes|means|gives|comes|feels|"
    r"starts|"
    r"\w+['’](?:s|re|ve|ll|d|m)|\w+ed|\w+n['’]t)\b",
    re.IGNORECASE,
)
_HANGS = re.compile(
    r"(?:[—–-]|\b(?:the|a|an|to|of|and|but|or|is|was|are|were|which|i|we|my|our|your|their|if|because|from|very|it['’]s|"
    r"that['’]s|there['’]s|i['’]m|we['’]re|they['’]re|can|will|would|could|should|into|['’]?cause|cuz))[.!…,]*$",
    re.IGNORECASE,
)
# These end a sentence well enough ("what it is for."), yet not one that was broken off.
_HANGS_UNENDED = re.compile(r"\b(?:with|for|that|at|like|as|by|in|on|about|not)$", re.IGNORECASE)
_NO_BEGINNING = re.compile(
    r"(?:which|who|whose|whom|than|let me|thank|thanks|sorry|excuse|welcome|please|good (?:morning|afternoon|evening)|"
    r"can i|could i|may i|i(?:['’]ll| will)? (?:just )?(?:move|hand|pass|turn|call|invite)\b)",
    re.IGNORECASE,
)
_COMMON_ENDING = re.compile(r"(?:[a-z]{2,}(?:ing|ly|tion|ness|ment|ity|ship|hood|ies|ers))$")


def called(raw_name: str) -> str:
    """How a draft names a voice: without organisation or pronouns, a role with its article, "Somebody" for nobody."""
    name = _BESIDE_THE_NAME.sub("", raw_name).strip() or raw_name.strip()
    if not name:
        return "Somebody"
    return f"The {name}" if _ROLE.search(name) and not name.lower().startswith("the ") else name


def reported(plain: str, raw_name: str, common: Container[str] = ()) -> str:
    """A tidied sentence in reported speech, or nothing where no rule fits it.

    ``common`` are words that the hour also writes small, so that only names keep their capital inside the sentence.
    """
    if not can_stand(plain):
        return ""
    said = _question(plain, common)
    if said is None:
        said = "" if plain.endswith(("?", "？")) else _statement(plain.rstrip(".!… "), common)
    return f"{called(raw_name)} {said}." if said else ""


def hangs(text: str) -> bool:
    """Does the text break off, its last word waiting for another?"""
    return bool(_HANGS.search(text) or _HANGS_UNENDED.search(text))


def can_stand(plain: str) -> bool:
    """Is it a sentence of its own: begun, ended, with a verb?"""
    if hangs(plain) or _NO_BEGINNING.match(plain):
        return False
    return len(plain.split()) >= 4 and is_english(plain) and bool(_FINITE.search(plain))


def is_english(text: str) -> bool:
    """Does the text hold as many small English words as English needs? Dutch and German share a few, never so many."""
    words = tokens(text)
    return sum(word in STOP for word in words) >= _SMALL_WORDS * len(words)


def _question(plain: str, common: Container[str]) -> str | None:
    if found := _WHETHER.match(plain):
        return f"asked whether {_straight(found)}"
    if plain.endswith("?") and (found := _WHAT.match(plain)):
        return f"asked {_small(found['asked'], common)} {_straight(found)}"
    return None


def _straight(found: re.Match[str]) -> str:
    """The words of a question in the order of a statement."""
    helping = found["helping"].lower()
    # "Does it match" keeps a "did": which form a verb takes after "it" no rule of ours knows.
    verb = {"do": "", "does": " did"}.get(helping, f" {helping}")
    return about_them(f"{found['subject']}{verb}{found['rest'].rstrip('?.! ')}")


def _statement(plain: str, common: Container[str]) -> str:
    if found := _LETS.match(plain):
        return f"suggested that they {about_them(plain[found.end() :])}"
    if (found := _DOUBT.match(plain)) and (found["know"] or found["next"].lower() in _SUBJECTS):
        doubt = f"know{found['after']}" if found["know"] else f"{found['verb'].lower()} that"
        return f"did not {doubt} {about_them(_small(plain[found.end() :], common))}"
    if (found := _THINK.match(plain)) and found["next"].lower() in _SUBJECTS:
        return f"{_THINKS[found['verb'].lower()]} that {about_them(_small(plain[found.end() :], common))}"
    return f"said that {about_them(_small(plain, common))}"


def _small(text: str, common: Container[str]) -> str:
    """The text without a capital that only its beginning gave it."""
    word = text.split(maxsplit=1)[0].strip(",.;:'’\"").lower() if text.strip() else ""
    if word.split("'")[0].split("’")[0] in STOP or word in common or _COMMON_ENDING.search(word):
        return text[:1].lower() + text[1:]
    return text
