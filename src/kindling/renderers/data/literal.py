"""How do words stand in Markdown so that they show as written? Escaped, wherever a character could mean more."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace

from kindling.pack.document import Run, Text

_ANYWHERE = re.compile(r"[\\`*_\[\]<>&~|$]")
# Some readers make links of bare addresses; we give a link where the pack has one, and there alone. A number sign at
# the end of a heading would vanish, and an exclamation mark before a link would make a picture of it.
_ADDRESS = re.compile(r"(?<=[A-Za-z])(?=://)|(?<=\b[Ww][Ww][Ww])(?=\.)|(?<=[\w.+-])(?=@\w)|(?<=\s)(?=#)|(?=!$)")
_SPACES = re.compile(r"[ \t\f\v]+")
_LINE_START = re.compile(r"^(?=[#+=-])|^(\d{1,9})(?=[.)])")


def inline(text: Text) -> str:
    """The runs of ``text`` with their strength, emphasis and links; each line of it is fit to begin a line."""
    runs = _merged(text)
    befores = ["", *(_edge(run, -1) for run in runs)]
    afters = [*(_edge(run, 0) for run in runs[1:]), ""]
    return _broken("".join(_run(*beside) for beside in zip(runs, befores, afters, strict=False)))


def literal(words: str) -> str:
    """Plain ``words``, as `inline`."""
    return _broken(_escaped(words))


def one_line(words: str) -> str:
    """As `literal`, its line breaks become spaces; for a heading."""
    return literal(" ".join(words.split()))


def link(shown: str, url: str) -> str:
    """``shown``, which is Markdown already, as a link to ``url``; as it is where there is no address."""
    if not url:
        return shown
    address = re.sub(r"[\\<>&]", r"\\\g<0>", re.sub(r"\s", lambda found: f"%{ord(found[0]):02X}", url))
    return f"[{shown}](<{address}>)"


def within(prefix: str, piece: str, *, first: str | None = None) -> str:
    """Every line of ``piece`` after ``prefix``, the first after ``first``; for quotations and list items."""
    head, *rest = piece.split("\n")
    lines = [(prefix if first is None else first) + head, *(prefix + line for line in rest)]
    return "\n".join(line.rstrip() for line in lines)


def _merged(text: Text) -> list[Run]:
    """Neighbours of one style as one run; what is white space alone has no style."""
    merged: list[Run] = []
    for run in (run if run.text.strip() else Run(run.text) for run in text):
        last = merged[-1] if merged else None
        if last and replace(last, text="") == replace(run, text=""):
            merged[-1] = replace(last, text=last.text + run.text)
        else:
            merged.append(run)
    return merged


def _run(run: Run, before: str, after: str) -> str:
    """One run; ``before`` and ``after`` are the characters that will stand beside it."""
    inner = run.text.strip()
    lead, _, trail = run.text.partition(inner) if inner else (run.text, "", "")
    shown = link(_escaped(inner), run.link)
    marks = ("*" if run.emphasis else "") + ("**" if run.strong else "")
    if not marks:
        return f"{lead}{shown}{trail}"
    # Stars count as marks only beside the right neighbours; where they would stand as stars, tags do.
    fits = _flanks(lead[-1:] or before, shown[0]) and _flanks(trail[:1] or after, shown[-1])
    return f"{lead}{f'{marks}{shown}{marks[::-1]}' if fits else _tagged(shown, run)}{trail}"


def _tagged(shown: str, run: Run) -> str:
    for tag, wanted in (("em", run.emphasis), ("strong", run.strong)):
        if wanted:
            shown = f"<{tag}>{shown}</{tag}>"
    return shown


def _edge(run: Run, end: int) -> str:
    """The character that a run shows at one end, or a star where it may show its own mark."""
    marked = (run.strong or run.emphasis) and run.text[end : end + 1 or None].strip()
    return "*" if marked else run.text[end : end + 1 or None]


def _flanks(outer: str, inner: str) -> bool:
    """Whether stars between these two characters mark what is on the inner side, and no other stars touch them."""
    return outer != "*" and (not _is_mark(inner) or not outer.strip() or _is_mark(outer))


def _is_mark(character: str) -> bool:
    return unicodedata.category(character)[:1] in {"P", "S"} if character else False


def _escaped(words: str) -> str:
    return _ADDRESS.sub("\\\\", _ANYWHERE.sub(r"\\\g<0>", words))


def _broken(escaped: str) -> str:
    lines = [_SPACES.sub(" ", line).strip(" ") for line in re.split(r"\r\n?|\n", escaped)]
    return "\\\n".join(_LINE_START.sub(r"\1\\", line) for line in lines if line)
