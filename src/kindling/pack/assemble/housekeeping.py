"""What a host says to run the hour is no insight: welcomes, links, time, turns. It stays out of "what we heard"."""

from __future__ import annotations

import re

_RUNNING = re.compile(
    r"""
    \b(
      (get|let(['’]s| us)?\sget|go\sahead\sand\sget|we['’]?ll)\s(started|going|right\sto\sit)
    | (you['’]?re|are|was|were|still|on)\s(on\s)?mute | unmute | next\sslide | share\s(my|your|the|their)\sscreen
    | can\s(you|everybody|everyone|people|they)\s(all\s)?(see|hear)\s(me|us|my|this|them)
    | open(ing)?\s(up\s)?the\sfloor | hand\s(it\s)?over\sto | over\sto\syou | (first|next|last)\sup\b
    | thank(s|\syou)\s(you\s)?(so\smuch\s)?(for|to|all|everyone|everybody)\b
    | (this|the)\s(meeting|call|session|hour|talk)\sis\s(being\s)?recorded
    | is\srecording\b | recordings?\sof\s(the|our)
    | welcome\s(back|to|everybody|everyone|all)\b | before\swe\s(start|begin|close|go\sinto)
    | (link|agenda)\b.{0,40}\b(in|to)\s(the|that)\schat | in\sthe\schat\b.{0,30}\b(link|find)
    | (you\shave|we\shave|got|about|another)\s(\w+\s){0,3}minutes?\b.{0,40}\b(left|to\sgo|groups?)
    | (put|raise)\s(your|their)\shands? | had\s(your|their)\shand\sup
    | who\s(would\slike|wants)\sto\s(go|begin|start|speak)
    | (you\swon['’]t|nobody\swill|not)\sbe(ing)?\srecorded | small\sgroups\sare\snot\srecorded
    | (see|meet)\s(you|everyone|everybody)\s(all\s)?next\s(month|time|week)
    )
    """,
    re.IGNORECASE | re.VERBOSE,
)


def is_housekeeping(words: str) -> bool:
    """Whether a sentence runs the meeting rather than says something in it."""
    return bool(_RUNNING.search(words))
