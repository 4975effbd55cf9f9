"""Speech without what was only said in passing: fillers, stutters, openings, tags. No word changes its place."""

from __future__ import annotations

import re

from kindling.pack.draft.words import STOP, word_set

_HUM = r"(?:uh+m*|um+|erm*|mhm+|mm+(?: ?- ?hmm?)?|hmm+|huh|uh-huh)"
_HUM_BETWEEN_COMMAS = re.compile(rf"(?:(?<=\w),)? +{_HUM}[,.]+(?=\s)", re.IGNORECASE)
_HUM_ALONE = re.compile(rf"(?:^|(?<=[\s—–])){_HUM}\b(?![-'’]\w)[,.]?(?:\s+|$)", re.IGNORECASE)
_NOISE = re.compile(
    r"\{[^}]*\}|\[[^\]]*\]|<[^>]*>|\((?:laugh(?:s|ter)|inaudible|crosstalk|pause|music|applause)\)", re.IGNORECASE
)
_ASIDE = re.compile(
    r"(?:(?<=,)|(?<=^)) ?(?:you know|i mean|you see|as i say|as i said|like|basically|actually|sort of|kind of|"
    r"right|okay|"
    r"if you like|obviously|to be honest|well|yeah)(?:,|$)",
    re.IGNORECASE,
)
_YOU_KNOW = re.compile(
    r"(?:^|(?<=\s))(?:you know|i mean),? (?:that )?"
    r"(?=(?:i|we|it|that|the|this|there|they|he|she|you|if|in|so|but|and|a)(?:['’]\w+)?\b)",
    re.IGNORECASE,
)
_TWICE = re.compile(
    r"(?:^|(?<=\s))((?:[\w'’-]+ ){0,3}[\w'’-]+)(?:[,—–-]* +\1)+(?=[\s,.?!;:—–]|$)",
    re.IGNORECASE,
)
# Only small letters: a capital alone may be a name, and none of these is an English word.
_FRAGMENT = re.compile(
    r"(?:^|(?<=\s))(?!(?:vs|km|mm|cm|kg|ml|mg|tv|pc|pm)\b)"
    r"[bcdfghjklmnpqrstvwxz]{1,4}[-–—]?,?\s+(?=[A-Za-z])"
)
# A sentence that begins again: no full stop, and yet a capital that only a beginning gives these words.
_AGAIN = re.compile(
    r"^(?:[^\s.?!]+ +){1,6}?(?=(?:So|Well|But|And|Yeah|Yes|Okay|Oh|Because|If|When|You|We|They|There|It|This|That|"
    r"The|My|Our)\b)"
)
_CUT_WORD = re.compile(r"(?:^|(?<=\s))([a-z]{1,5})[-–—]?,? +(?=\1[a-z])", re.IGNORECASE)
_OPENING = re.compile(
    r"(?:so|well|yeah|yes|yep|no|and|but|okay|ok|right|now|oh|ah|actually|basically|because|cause|cos|or|then|also|"
    r"alright|"
    r"all right|sure|anyway|anyhow|i mean|you know|you see|like|see|look|listen|wait|again|obviously|of course|firstly|"
    r"secondly|finally|in fact|as i say|as i said|thank you(?: very much| so much)?|thanks|exactly|absolutely|great|"
    r"good|"
    r"fine|indeed|plus|hi|hello|that said|(?:mr|mrs|madam|mme)\.? ?[a-z]+(?=,))(?!['’\w-])"
    r"(?: then| so| and| but)?[,.;:—–-]* *",
    re.IGNORECASE,
)
_COULD_BE_SUBJECT = word_set("no now good great right like see look sure fine then also again because thanks")
_CLAUSE = re.compile(
    r"(?:actually|well|i|we|it|you|they|he|she|there|this|that|the|in|if|when|what|my|our|a|an|let)\b", re.IGNORECASE
)
_TAIL = re.compile(
    r"(?:[,—–-]* +(?:you know|i mean|right|okay|ok|yeah|isn['’]t it|['’]?cause|cuz|or whatever|"
    r"or something(?: like that)?|and so on|"
    r"and stuff(?: like that)?|and things like that|i think|i guess|and|but|so|or|because|then|anyway|basically|please|"
    r"thank you|thanks))+(?=[.?!…]*$)",
    re.IGNORECASE,
)
_SPACE = re.compile(r"\s+")
_LOOSE = re.compile(r" +(?=[,.;:?!])")
_COMMAS = re.compile(r",(?: *,)+")


def tidy(text: str) -> str:
    """The sentence without noise, fillers, repeats, openings such as "so, well," and tags such as "you know"."""
    text = _squeezed(_NOISE.sub(" ", text))
    text = _squeezed(_HUM_ALONE.sub("", _HUM_BETWEEN_COMMAS.sub("", text)))
    text = _without_stutter(_squeezed(_ASIDE.sub("", _YOU_KNOW.sub("", text))))
    text = _AGAIN.sub("", text[opening_of(text) :])
    text = text[opening_of(text) :]
    return _squeezed(_TAIL.sub("", text)).strip(" ,;:—–-")


def opening_of(text: str) -> int:
    """How many characters at the front are only there to begin speaking ("So, well, "); 0 where there are none."""
    at = 0
    while found := _OPENING.match(text, at):
        bare = found[0].strip().lower() in _COULD_BE_SUBJECT
        if found.end() == len(text) or (bare and not _CLAUSE.match(text, found.end())):
            break
        at = found.end()
    return at


def hum_of(text: str) -> int:
    """How many characters at the front are a filler ("Um, "); 0 where there is none."""
    found = _HUM_ALONE.match(text)
    return found.end() if found else 0


def hums_in(text: str) -> int:
    """How many fillers such as "um" stand in the text."""
    return len(_HUM_ALONE.findall(text))


def begins_again(text: str) -> bool:
    """Does the sentence break off after a few words and start afresh?"""
    return bool(_AGAIN.match(text))


def _without_stutter(text: str) -> str:
    text = _FRAGMENT.sub("", text)
    text = _CUT_WORD.sub(lambda found: found[0] if found[1].lower() in STOP else "", text)
    # Three times, since "a b a b b" unfolds from the inside.
    for _ in range(3):
        text = _TWICE.sub(r"\1", text)
    return text


def _squeezed(text: str) -> str:
    text = _COMMAS.sub(",", _LOOSE.sub("", _SPACE.sub(" ", text)))
    return text.lstrip(" ,;:.—–-").rstrip()
