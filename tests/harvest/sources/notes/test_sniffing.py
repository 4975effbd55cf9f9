from kindling.harvest.export import Export
from kindling.harvest.sources.notes import SOURCES

(NOTES,) = SOURCES


def _sure(data: bytes) -> float:
    return NOTES.sniff(Export(data))


def test_labels_are_surer_than_headings_with_points() -> None:
    assert _sure(b"Group 3\nScribe: Ada\ntea\n") == 0.3
    assert _sure(b"Resources\nhttps://example.org\n") == 0.2
    assert _sure(b"# Tea\n\n- one\n- two\n") == 0.1


def test_arbitrary_words_and_junk_are_no_notes() -> None:
    junk = [
        b"",
        b"Some words that people wrote.\nAnd some more.\n",
        b"# A heading alone\n",
        b"- a list\n- alone\n",
        b"Group 3\nScribe: Ada\n\0",
        b"Group 3\nScribe: Ada\n" + "\ufffd".encode() * 3,
        b"Group 3\n" + b"\x01\x02\x03\x04" * 20,
        b"%PDF-1.7\nGroup 3\nScribe: Ada\n",
        b"PK\x03\x04Group 3\nScribe: Ada\n",
    ]
    assert [_sure(data) for data in junk] == [0.0] * len(junk)
