"""From somebody's own words to words about them: persons change, time steps back, nothing else."""

from __future__ import annotations

import re

from kindling.pack.draft.words import word_set

_WORD = re.compile(r"([^\W\d_]+(?:['’][^\W\d_]+)?)")

_PERSONS = {
    "i": "they", "we": "they", "me": "them", "us": "them", "my": "their", "our": "their", "mine": "theirs",
    "ours": "theirs", "myself": "themselves", "ourselves": "themselves", "am": "were", "i'm": "they were",
    "we're": "they were", "i've": "they had", "we've": "they had", "i'd": "they would", "we'd": "they would",
    "i'll": "they would", "we'll": "they would", "gonna": "going to", "wanna": "want to", "gotta": "got to",
}  # fmt: skip
_EARLIER = {
    "is": "was", "are": "were", "will": "would", "can": "could", "has": "had", "have": "had", "isn't": "was not",
    "aren't": "were not", "can't": "could not", "cannot": "could not", "won't": "would not", "don't": "did not",
    "doesn't": "did not", "hasn't": "had not", "haven't": "had not", "they're": "they were", "they've": "they had",
    "they'll": "they would", "you're": "you were", "you've": "you had", "you'll": "you would", "it'll": "it would",
    "there'll": "there would", "that'll": "that would", "he'll": "he would", "she'll": "she would",
}  # fmt: skip
_IS_OR_HAS = frozenset(("it's", "that's", "there's", "he's", "she's", "what's", "who's", "where's", "here's"))
_PAST = {
    "agree": "agreed", "ask": "asked", "become": "became", "begin": "began", "believe": "believed",
    "bring": "brought", "build": "built", "buy": "bought", "call": "called", "care": "cared", "carry": "carried",
    "change": "changed", "choose": "chose", "come": "came", "consider": "considered", "continue": "continued",
    "decide": "decided", "deliver": "delivered", "develop": "developed", "do": "did", "expect": "expected",
    "feel": "felt", "find": "found", "fund": "funded", "get": "got", "give": "gave", "go": "went", "guess": "guessed",
    "hear": "heard", "help": "helped", "hold": "held", "hope": "hoped", "keep": "kept", "know": "knew", "lead": "led",
    "learn": "learned", "leave": "left", "like": "liked", "listen": "listened", "live": "lived", "look": "looked",
    "lose": "lost", "love": "loved", "make": "made", "mean": "meant", "meet": "met", "move": "moved",
    "need": "needed", "notice": "noticed", "offer": "offered", "open": "opened", "pay": "paid", "play": "played",
    "provide": "provided", "publish": "published", "put": "put", "receive": "received", "recognise": "recognised",
    "remember": "remembered", "run": "ran", "say": "said", "see": "saw", "seem": "seemed", "send": "sent",
    "serve": "served", "share": "shared", "show": "showed", "sit": "sat", "speak": "spoke", "spend": "spent",
    "stand": "stood", "start": "started", "suggest": "suggested", "support": "supported", "suppose": "supposed",
    "take": "took", "talk": "talked", "tell": "told", "tend": "tended", "think": "thought", "treat": "treated",
    "trust": "trusted", "try": "tried", "understand": "understood", "use": "used", "wait": "waited", "want": "wanted",
    "watch": "watched", "welcome": "welcomed", "wonder": "wondered", "work": "worked", "worry": "worried",
    "write": "wrote",
}  # fmt: skip
_PAST_AFTER_IT = {f"{verb}s": past for verb, past in _PAST.items() if verb[-1] != "y"} | {
    "carries": "carried", "depends": "depended", "does": "did", "goes": "went", "happens": "happened",
    "plays": "played", "says": "said", "pays": "paid", "sounds": "sounded", "stays": "stayed", "tries": "tried",
    "worries": "worried",
}  # fmt: skip
_NOT_BEFORE_A_FINITE_VERB = word_set(
    "to will would can could shall should may might must do does did don't didn't doesn't won't can't couldn't "
    "wouldn't shouldn't cannot mustn't i'll we'll i'd we'd you'll you'd they'll they'd it'll that'll he'd she'd he'll "
    "she'll let help helps make makes us them him her me"
)
_BETWEEN = word_set("also already always still really never not just only probably often then all both actually")
_CLAUSE_OPENS = word_set("if when that because and so as what where how but who which whether or while until than")
_NOUN_OPENS = word_set("a an the free good goodwill my our their your his her this that's of")


def about_them(text: str) -> str:
    """The text in the third person and one step back in time ("I need time" becomes "they needed time")."""
    parts = _WORD.split(text)
    words = [part.lower().replace("’", "'") for part in parts[1::2]]
    for number, word in enumerate(words):
        parts[2 * number + 1] = _changed(words, number) or _plain(parts[2 * number + 1], word)
    return "".join(parts)


def _plain(part: str, word: str) -> str:
    return _PERSONS.get(word, part)


def _changed(words: list[str], number: int) -> str:
    word = words[number]
    before = words[number - 1] if number else ""
    after = words[number + 1] if number + 1 < len(words) else ""
    if word == "was" and "i" in {before, after}:
        return "were"
    if word in _IS_OR_HAS:
        return word[:-2] + (" had" if after in {"been", "got", "become", "had"} else " was")
    if word in _EARLIER:
        return _earlier(words, number, before)
    if word in _PAST and _has_subject(words, number):
        return _PAST[word]
    return _PAST_AFTER_IT.get(word, "") if before in {"it", "he", "she"} else ""


def _earlier(words: list[str], number: int, before: str) -> str:
    word = words[number]
    if word in {"will", "can"} and before in _NOUN_OPENS:
        return ""
    if word == "have" and not _is_finite(words, number):
        return ""
    return _EARLIER[word]


def _is_finite(words: list[str], number: int) -> bool:
    """Is this "have" the sentence's own verb, not the tail of "should have", "to have" or "do they have"?"""
    place = number - 1
    while place >= 0 and words[place] in _BETWEEN:
        place -= 1
    if place < 0 or words[place] in _NOT_BEFORE_A_FINITE_VERB:
        return False
    return not (place and words[place - 1] in _NOT_BEFORE_A_FINITE_VERB)


def _has_subject(words: list[str], number: int) -> bool:
    place = number - 1
    while place >= 0 and words[place] in _BETWEEN:
        place -= 1
    before = words[place - 1] if place > 0 else "that"
    if place < 0 or before in _NOT_BEFORE_A_FINITE_VERB:
        return False
    if words[place] in {"i", "we", "they"}:
        return True
    # "helps people feel" is no statement of what they felt: others count as subject only where a clause begins.
    return words[place] in {"you", "people"} and before in _CLAUSE_OPENS
