"""How good the draft is: its ROUGE against people's summaries, beside a LexRank run, with a paired bootstrap.

    python -m benchmarks.draft_quality [--data ../shared/quality] [--split test]

Prints, for whole-meeting queries and for specific ones asked as questions, the mean ROUGE-1 / 2 / Lsum (F, stemmed) of
bullets, quotes and LexRank; the share of bootstrap samples in which bullets, and quotes, are better than LexRank; and
how many quotes stand, word for word, in the cue they cite under the name that spoke.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from benchmarks import lexrank
from benchmarks.meetings import ASKED, WHOLE, Meeting, Query, meetings
from numpy.typing import NDArray
from rouge_score.rouge_scorer import RougeScorer

from kindling.pack.draft import Highlights, highlights
from kindling.pack.draft.sentences import sentences_of

KINDS = ("bullets", "quotes", "lexrank")
MEASURES = ("rouge1", "rouge2", "rougeLsum")
SAMPLES = 10_000
_SCORER = RougeScorer(list(MEASURES), use_stemmer=True)


def rouge(answer: str, texts: Sequence[str], budget: int) -> list[float]:
    """ROUGE F in percent of texts, a sentence a line, cut at the budget of words."""
    made, left = [], budget
    for text in texts:
        made.append(" ".join(text.split()[: max(0, left)]))
        left -= len(text.split())
    scores = _SCORER.score(answer.replace(". ", ".\n"), "\n".join(filter(None, made)))
    return [100 * scores[name].fmeasure for name in MEASURES]


def scored(query: Query, draft: Highlights, peer: Sequence[str], budget: int) -> list[list[float]]:
    """The ROUGE of bullets, quotes and LexRank for one query."""
    lists = ([bullet.text for bullet in draft.bullets], [quote.text for quote in draft.quotes], peer)
    return [rouge(query.answer, texts, budget) for texts in lists]


def faithful(meeting: Meeting, draft: Highlights) -> int:
    cues = {line.cue: line for line in meeting.lines}
    return sum(
        quote.text in cues[quote.cue].text and quote.speaker == cues[quote.cue].raw_name for quote in draft.quotes
    )


def better(ours: NDArray[np.float64], theirs: NDArray[np.float64]) -> list[float]:
    """For each measure, the share of resampled sets of queries on which ours is the higher mean."""
    drawn = np.random.default_rng(20260101).integers(0, len(ours), (SAMPLES, len(ours)))
    return [float((ours[drawn, column] - theirs[drawn, column]).mean(axis=1).__gt__(0).mean()) for column in range(3)]


def measure(split: Sequence[Meeting], *, asked: bool) -> None:
    rows, right, quotes = [], 0, 0
    budget = ASKED if asked else WHOLE
    for meeting in split:
        peer = lexrank.summary([sentence.text for sentence in sentences_of(meeting.lines)], budget)
        for query in meeting.specific if asked else meeting.general:
            draft = highlights(meeting.lines, words=budget, question=query.question if asked else None)
            rows.append(scored(query, draft, peer, budget))
            right += faithful(meeting, draft)
            quotes += len(draft.quotes)
    show(np.array(rows), f"{right} of {quotes}", "asked" if asked else "whole meeting")


def show(scores: NDArray[np.float64], faith: str, title: str) -> None:
    print(f"{title}: {len(scores)} queries")
    for place, kind in enumerate(KINDS):
        print(f"  {kind:8} R-1 {{:.1f}}  R-2 {{:.1f}}  R-Lsum {{:.1f}}".format(*scores[:, place].mean(axis=0)))
    for place in (0, 1):
        shares = better(scores[:, place], scores[:, 2])
        print(f"  {KINDS[place]} above LexRank in {{:.1%}} {{:.1%}} {{:.1%}} of {SAMPLES} samples".format(*shares))
    print(f"  quotes word for word in their cue, under its name: {faith}", flush=True)


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--data", type=Path, default=Path("../shared/quality"))
    ask.add_argument("--split", default="test", choices=("train", "val", "test"))
    ask.add_argument("--only", choices=("whole", "asked"))
    given = ask.parse_args()
    split = meetings(given.data / f"qmsum_{given.split}.jsonl.gz")
    if given.only != "asked":
        measure(split, asked=False)
    if given.only != "whole":
        measure(split, asked=True)


if __name__ == "__main__":
    main()
