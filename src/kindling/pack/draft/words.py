"""Which words carry meaning, which are only said in passing, and how many words a text has."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
# Chinese, Japanese and Thai are written without spaces between words; about two characters make one.
_UNSPACED = re.compile("[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")


def word_set(text: str) -> frozenset[str]:
    """The words of a text written for the eye: many to a line."""
    return frozenset(text.split())


STOP = word_set(
    """a about above across actually after again against ah all almost already also although always am an and another
    any anybody anyone anything anyway are aren't around as at away back be because been before behind being
    below between both but by bye came can can't cannot come comes coming could couldn't did didn't different do
    does doesn't doing don't done down each either else enough er even ever every everybody everyone everything
    exactly few first for from further get gets getting give given go goes going gone gonna good got gotta great
    had hadn't has hasn't have haven't having he he'd he'll he's hello her here here's hers herself hey hi him
    himself his how how's however i i'd i'll i'm i've if in indeed into is isn't it it'd it'll it's its itself
    just keep kind know knows last least less let let's like little ll look looking lot lots made make makes
    making many may maybe me mean means might mm mmm more most much must my myself need needs never new next
    nice no nobody none nor not nothing now obviously of off often oh ok okay on once one ones only onto or
    other others otherwise our ours ourselves out over own people perhaps point possibly pretty probably put
    quite rather re really right said same saw say saying says see seem seems seen several shall she she'd
    she'll she's should shouldn't since so some somebody someone something sometimes somewhere sort still stuff
    such sure take taken tell than thank thanks that that'd that'll that's the their theirs them themselves then
    there there'd there'll there're there's these they they'd they'll they're they've thing things think this
    those though thought through time to today together told too took try trying two uh um under until up upon
    us use used using usually various ve very want wants was wasn't way we we'd we'll we're we've well went were
    weren't what what'd what'll what're what's whatever when where where's whether which while who who's whole
    whom whose why will with within without won't would wouldn't yeah yep yes yet you you'd you'll you're you've
    your yours yourself yourselves cuz cause wanna gonna gotta guys guy bit course start part left zero two
    three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty hundred thousand
    half first second third per cent mr mrs ms dr hon
    therefore however moreover furthermore meanwhile"""
)

FILLERS = word_set("ah aha er erm hm hmm huh mm mmm mhm oh ooh uh uhm um yeah yep yup okay ok kay alright anyway")

# The longest first, so that a word loses all of its ending at once; never "er", for a porter is not a port.
_SUFFIXES = ("ation", "ingly", "ment", "ness", "edly", "ing", "ied", "ely", "ed", "ly", "e", "y")


def tokens(text: str) -> list[str]:
    """The words of a text in lower case, apostrophes made straight."""
    return [word.replace("’", "'") for word in WORD.findall(text.lower())]


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The part of a lower-case word that its forms share; at least three letters stay."""
    word = word.removesuffix("'s")
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= 3:
            return word[: -len(suffix)]
    return word


@lru_cache(maxsize=65536)
def carries_meaning(word: str) -> bool:
    """Is this lower-case word about something, rather than grammar or passing talk?"""
    return len(word) > 1 and word not in STOP and not word.isdigit()


def content_stems(words: Iterable[str]) -> list[str]:
    """The stems of the words that carry meaning, in order, repeats kept."""
    return [stem(word) for word in words if carries_meaning(word)]


def word_count(text: str) -> int:
    """How many words a reader counts: by spaces, or two characters a word where a script writes none."""
    return max(len(text.split()), len(_UNSPACED.findall(text)) // 2)
