"""Which source reads a file: by its content alone, and a refusal says what was tried."""

import pytest

from kindling.harvest import detect
from kindling.harvest.detect import Unreadable, read, registry
from kindling.harvest.export import LIMIT
from kindling.harvest.source import Source
from tests.harvest.invented import SAMPLES, deck, pasted_document


@pytest.mark.parametrize("source", SAMPLES)
def test_every_source_reads_its_own_whatever_the_file_is_called(source: str) -> None:
    for name in ("", "notes.pdf", "meeting_saved_chat.txt"):
        assert read(SAMPLES[source].data(), name=name).source == source


def test_office_documents_are_read_by_their_content_too() -> None:
    assert [read(deck()).source, read(pasted_document()).source] == ["deck-pptx", "teams-transcript"]


def test_ids_are_in_order_and_each_stands_for_one_source() -> None:
    ids = [source.id for source in registry()]
    assert ids == sorted(set(ids))


def test_file_that_nobody_reads_is_refused_with_what_was_tried() -> None:
    with pytest.raises(Unreadable) as refusal:
        read(b"\x00\xff\x80 nothing")
    assert set(refusal.value.tried) == {source.title for source in registry()}
    assert "Zoom chat" in refusal.value.remedy


def test_empty_file_is_refused() -> None:
    with pytest.raises(Unreadable):
        read(b"")


def test_file_beyond_the_limit_is_refused_before_anybody_looks() -> None:
    with pytest.raises(Unreadable) as refusal:
        read(bytes(LIMIT + 1))
    assert refusal.value.sentence == "The file has 64 MiB; more than 64 MiB is not read."
    assert refusal.value.tried == ()


def test_file_of_more_lines_than_any_meeting_leaves_is_refused() -> None:
    chat = SAMPLES["zoom-chat"].data()
    with pytest.raises(Unreadable) as refusal:
        read(chat + b"\n" * 600_001)
    assert refusal.value.tried == ("Zoom chat",)
    assert "more than 600,000 are not read" in refusal.value.sentence
    assert read(chat + b"\n" * 400_001).source == "zoom-chat"


def test_installation_without_sources_refuses_everything(monkeypatch: pytest.MonkeyPatch) -> None:
    def none() -> tuple[Source, ...]:
        return ()

    monkeypatch.setattr(detect, "registry", none)
    with pytest.raises(Unreadable) as refusal:
        read(SAMPLES["zoom-chat"].data())
    assert refusal.value.tried == ()
