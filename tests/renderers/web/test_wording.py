from __future__ import annotations

from kindling.pack.document import Attribution, Run, plain
from kindling.renderers.web import wording


def test_runs_keep_strength_emphasis_links_and_line_breaks() -> None:
    text = (Run("a <b>\n"), Run("c", strong=True, emphasis=True), Run("d & e", link="https://x.example.org/?a=1&b=2"))
    assert wording.runs(text) == (
        "a &lt;b&gt;<br><strong><em>c</em></strong><a href='https://x.example.org/?a=1&amp;b=2'>d &amp; e</a>"
    )


def test_quoted_words_stand_in_marks() -> None:
    assert wording.quoted(plain("Yes")) == "<span class='mark'>“</span>Yes”"


def test_label_sets_the_name_apart() -> None:
    full = Attribution("first name with role and place", "Ada", "midwife", "Bergen")
    no_name = Attribution("first name with role and place", "", "A midwife")
    assert [wording.label(who) for who in (full, no_name, Attribution("name", "Ben <3"))] == [
        "<b>Ada</b>, midwife, Bergen",
        "<b>A midwife</b>",
        "<b>Ben &lt;3</b>",
    ]


def test_headline_sets_a_lead_word_smaller() -> None:
    assert [wording.headline(title) for title in ("What did we hear? A year", "Who?", "From the chat")] == [
        "<bdi class='kicker'>What did we hear?</bdi> <bdi>A year</bdi>",
        "<bdi>Who?</bdi>",
        "<bdi>From the chat</bdi>",
    ]


def test_whole_words_lead_to_an_address_unless_a_link_stands_in_them() -> None:
    linked = (Run("see "), Run("this", link="https://b.example.org"))
    assert wording.whole_link(plain("Watch"), "https://a.example.org") == "<a href='https://a.example.org'>Watch</a>"
    assert wording.whole_link(plain("Watch"), "") == "Watch"
    assert wording.whole_link(linked, "https://a.example.org") == "see <a href='https://b.example.org'>this</a>"
