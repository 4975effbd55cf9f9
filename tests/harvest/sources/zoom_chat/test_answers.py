"""Reactions and replies: folded into what they answer, tied to it, taken back."""

import pytest

from tests.harvest.sources.zoom_chat.room import answers, harvest, reactions, why


def chat(*messages: tuple[str, str]) -> str:
    return "".join(f"00:{at:02}:00\t{name}:\t{words}\r\n" for at, (name, words) in enumerate(messages))


ADA = ("Ada", "Kindness is a practice, not a mood")


@pytest.mark.parametrize(
    ("words", "emoji"),
    [
        ('Reacted to "Kindness is a practi..." with 👍', "👍"),
        ('Reacted to "Kindness is a prac..." with 👍🏽', "👍🏽"),
        ('Reacted to "Kindness is a pra..." with ❤️', "❤️"),
        ('Reacted to "Kindness is a practi…" with 👩‍👩‍👧', "👩‍👩‍👧"),
        ('Reacted to "Kindness is a practice, not a mood" with 1️⃣', "1️⃣"),
        ('Reacted to Kindness is a practi... with "😂"', "😂"),
        ('Reacted to "Kindness is a practi... with "😂"', "😂"),
        ("Reacted to “Kindness is a practi...” with ℹ️", "ℹ️"),
        ('Reacted to "Kindness  is a\npracti..." with :clap:', ":clap:"),
    ],
)
def test_reaction_in_every_spelling_counts_with_the_message_it_answers(words: str, emoji: str) -> None:
    text = chat(ADA, ("Ben", words))
    assert reactions(harvest(text)) == [[(emoji, 1)]]
    assert why(text) == ["REACTION"]


def test_reactions_are_counted_by_person_and_emoji() -> None:
    react = [
        (name, f'Reacted to "Kindness is a practi..." with {emoji}')
        for name, emoji in zip("BCDB", "👍👍🎉👍", strict=True)
    ]
    found = harvest(chat(ADA, *react))
    assert reactions(found) == [[("👍", 2), ("🎉", 1)]]
    assert len(found.lines) + len(found.left_out) == 5


def test_quotation_with_quotation_marks_and_with_in_it_is_taken_to_its_end() -> None:
    text = chat(
        ("Ada", 'he said "come with me" with a smile'),
        ("Ben", 'Reacted to "he said "come with me" with a smile" with 👍'),
    )
    assert reactions(harvest(text)) == [[("👍", 1)]]


def test_newest_of_several_like_messages_is_meant_and_then_the_one_before() -> None:
    react = ("Cleo", 'Reacted to "gm" with 👍')
    assert reactions(harvest(chat(("Ada", "gm"), ("Ben", "gm"), react, react))) == [[("👍", 1)], [("👍", 1)]]
    assert reactions(harvest(chat(("Ada", "gm"), ("Ben", "gm"), react))) == [[], [("👍", 1)]]


def test_reaction_taken_back_is_undone_and_both_are_left_out() -> None:
    react = 'Reacted to "Kindness is a practi..." with 👍'
    removed = 'Removed a 👍 reaction from "Kindness is a practi..."'
    text = chat(ADA, ("Ben", react), ("Cleo", react), ("Ben", removed), ("Ben", removed))
    assert reactions(harvest(text)) == [[("👍", 1)]]
    assert why(text) == ["REACTION_REMOVED", "REACTION", "REACTION_REMOVED", "REACTION_REMOVED"]


def test_reaction_to_what_is_not_in_the_file_is_told_as_lost() -> None:
    assert why(chat(ADA, ("Ben", 'Reacted to "What was before I..." with 👍'))) == ["REACTION_LOST"]


@pytest.mark.parametrize(
    "words",
    [
        'Reacted to "the news" with tears and joy',
        "Reacted to the news with joy",
        "Reacted to the news",
        "Removed a word reaction from the list",
        "Removed a chair",
        "Replying to Ben: yes",
        'Replying to "kindness" is what I do',
    ],
)
def test_words_of_a_person_that_only_begin_like_an_answer_are_a_line(words: str) -> None:
    assert answers(harvest(chat(ADA, ("Ben", words))))[1] == (words, "", None)


@pytest.mark.parametrize("between", ["\n\n", " \n\n ", "\n", "\r\n\r\n", "\r\r\n\r\n", "\r\r"])
@pytest.mark.parametrize(
    "quote", ["Kindness is a practi...", "Kindness is a pra…", "Kindness is a practice, not a mood"]
)
def test_reply_is_tied_to_the_message_it_quotes(between: str, quote: str) -> None:
    text = chat(("Cleo", "hello"), ADA, ("Ben", f'Replying to "{quote}"{between}I like that\nvery much'))
    assert answers(harvest(text))[2] == ("I like that\nvery much", quote, 2)


def test_reply_in_a_saved_chat_has_tabs_on_the_lines_between() -> None:
    text = (
        "18:00:00 From Ada to Everyone:\r\n\thello all\r\n"
        '18:01:00 From Ben to Everyone:\r\n\tReplying to "hello all"\n\t\n\thello Ada\r\n'
    )
    assert answers(harvest(text)) == [("hello all", "", None), ("hello Ada", "hello all", 1)]


def test_ordinal_of_the_answered_line_counts_lines_alone() -> None:
    text = chat(("Ada", 'Reacted to "x" with 👍'), ADA, ("Ben", 'Replying to "Kindness is a practi..."\n\nyes'))
    assert answers(harvest(text))[1] == ("yes", "Kindness is a practi...", 1)


def test_quotation_with_marks_and_newlines_of_its_own_is_found_by_its_message() -> None:
    said = 'He said "no"\n\nand "left"\nsadly'
    text = chat(("Ada", said), ("Ben", f'Replying to "{said}"\n\noh'))
    assert answers(harvest(text))[1] == ("oh", said, 1)


def test_reply_to_a_reply_quotes_its_own_words() -> None:
    first = ("Ben", 'Replying to "Kindness is a practi..."\n\nAnd a muscle')
    text = chat(ADA, first, ("Cleo", 'Replying to "And a muscle"\n\nindeed'))
    assert answers(harvest(text))[1:] == [("And a muscle", "Kindness is a practi...", 1), ("indeed", "And a muscle", 2)]


def test_message_that_is_the_quotation_wins_over_a_newer_one_that_begins_with_it() -> None:
    text = chat(("Ada", "well..."), ("Ben", "well done"), ("Cleo", 'Replying to "well..."\n\nwhat?'))
    assert answers(harvest(text))[2] == ("what?", "well...", 1)


def test_quotation_cut_early_is_found_among_the_newest() -> None:
    text = chat(("Ada", "welcome"), ("Ben", "well done"), ("Cleo", 'Replying to "wel…"\n\nwhat?'))
    assert answers(harvest(text))[2] == ("what?", "wel…", 2)


def test_reply_to_what_is_not_in_the_file_keeps_the_quotation() -> None:
    assert answers(harvest(chat(("Ben", 'Replying to "Before I came"\n\nyes')))) == [("yes", "Before I came", None)]
    assert answers(harvest(chat(("Ben", 'Replying to "Before I ca..." yes')))) == [("yes", "Before I ca...", None)]


def test_reply_on_one_line_is_one_if_its_quotation_is_in_the_file() -> None:
    assert answers(harvest(chat(("Ada", "tea?"), ("Ben", 'Replying to "tea?" yes'))))[1] == ("yes", "tea?", 1)


@pytest.mark.parametrize(
    "words", ["", " ", "\n\n", 'Replying to "Kindness is a practi..."\n\n', 'Replying to ""\n\n \n']
)
def test_message_without_words_is_left_out_as_empty(words: str) -> None:
    assert why(chat(ADA, ("Ben", words))) == ["EMPTY"]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Ben", "[Full message cannot be displayed on this version]"),
        ("Ben", 'Replying to "Kindness is a practi..."\n\n[Full message cannot be displayed on this version]'),
        ("Ben", "Ada has sent you a file"),
        ("Ben", "Cleo Moreau has sent you a whiteboard"),
        ("Ben", "Screenshot2024_08_15_180211.jpg"),
        ("Ben", "charter.pdf"),
        ("read.ai meeting notes", "Ada added read.ai meeting notes to the meeting."),
        ("Fireflies.ai Notetaker Ada", "I am taking notes"),
        ("Bubbles Notetaker", "I am taking notes"),
        ("EF Zoom Bot", "recording"),
    ],
)
def test_message_without_the_words_of_a_person_is_left_out_as_the_platform_s(name: str, words: str) -> None:
    assert why(chat(ADA, (name, words))) == ["SYSTEM"]


@pytest.mark.parametrize("words", ["She has sent you an email", "see charter.pdf", "https://example.org/charter.pdf"])
def test_words_of_a_person_about_files_and_sending_are_a_line(words: str) -> None:
    assert answers(harvest(chat(ADA, ("Jan Bot", words))))[1] == (words, "", None)


def test_many_replies_to_messages_that_all_begin_alike_are_tied_to_the_newest() -> None:
    text = "".join(
        f'00:10:00\tAda:\thttps://example.org/{at}\r\n00:10:00\tBen:\tReplying to "https://example.org/..."\n\nyes\r\n'
        for at in range(500)
    )
    assert [to for _, _, to in answers(harvest(text))][1::2] == list(range(1, 1001, 2))


REPLY_HEADS = [
    "Antwort an",
    "Antwort auf",
    "Als Antwort auf",
    "En réponse à",
    "Réponse à",
    "Respondiendo a",
    "En respuesta a",
    "In risposta a",
    "Risposta a",
    "Em resposta a",
    "Respondendo a",
    "Als antwoord op",
    "Antwoord op",
]


@pytest.mark.parametrize("head", REPLY_HEADS)
@pytest.mark.parametrize("marks", ['""', "“”", "„“", "«»"])
def test_reply_in_another_language_is_tied_to_the_message_it_quotes(head: str, marks: str) -> None:
    words = f"{head} {marks[0]}Kindness is a practi...{marks[1]}\n\nI like that\nvery much"
    assert answers(harvest(chat(ADA, ("Ben", words))))[1] == ("I like that\nvery much", "Kindness is a practi...", 1)


def test_hard_blanks_inside_french_marks_are_not_quoted() -> None:
    words = "En réponse à «\u00a0Kindness is a practi...\u00a0»\n\nyes"
    assert answers(harvest(chat(ADA, ("Ben", words))))[1] == ("yes", "Kindness is a practi...", 1)


@pytest.mark.parametrize(
    "words",
    [
        'Reagierte auf "Kindness is a practi..." mit 👍',
        "Hat auf „Kindness is a practi...“ mit 👍 reagiert",
        "A réagi à « Kindness is a practi... » avec 👍",
        'Reaccionó a "Kindness is a practi..." con 👍',
        'Ha reagito a "Kindness is a practi..." con 👍',
        'Reagiu a "Kindness is a practi..." com 👍',
        'Heeft gereageerd op "Kindness is a practi..." met 👍',
    ],
)
def test_reaction_in_another_language_counts_with_the_message_it_answers(words: str) -> None:
    found = harvest(chat(ADA, ("Ben", words)))
    assert (reactions(found), len(found.lines)) == ([[("👍", 1)]], 1)


@pytest.mark.parametrize(
    "words",
    [
        'Reagierte auf "Kindness is a practi..." mit 👍 und ich auch',
        'Reagierte auf "Kindness is a practi..." mit Freude',
        'Reagierte auf "Kindness is a practi..." mit 👍\n\nund ich auch',
        "Antwort an Ben: yes",
    ],
)
def test_sentence_that_goes_on_after_a_reaction_in_another_language_is_a_line(words: str) -> None:
    assert answers(harvest(chat(ADA, ("Ben", words))))[1] == (words, "", None)
