from kindling.harvest.export import Export
from kindling.harvest.sources.captions import SOURCES

ZOOM = "WEBVTT\n\n1\n00:00:01.000 --> 00:00:02.000\nAda: yes\n\n2\n00:00:03.000 --> 00:00:04.000\nBen: no\n"
TEAMS = "WEBVTT\n\n0:0:1.0 --> 0:0:2.500\n<v Ada>yes</v>\n"


def _sure(text: str | bytes) -> dict[str, float]:
    export = Export(text if isinstance(text, bytes) else text.encode())
    return {source.id: source.sniff(export) for source in SOURCES}


def test_zooms_is_numbered_and_names_who_speaks() -> None:
    assert _sure(ZOOM) == {"zoom-transcript": 0.95, "teams-captions": 0.0, "youtube-captions": 0.0, "webvtt": 0.5}


def test_numbered_cues_without_names_are_perhaps_zooms() -> None:
    assert _sure(ZOOM.replace("Ada: ", "").replace("Ben: ", ""))["zoom-transcript"] == 0.4


def test_teams_names_voices_by_tags_and_writes_short_times() -> None:
    assert _sure(TEAMS) == {"zoom-transcript": 0.0, "teams-captions": 0.95, "youtube-captions": 0.0, "webvtt": 0.5}


def test_teams_writes_ids_that_no_other_does() -> None:
    cue = "1c2d3e4f-0000-4a4b-8c8d-0123456789ab/32-0\n00:00:10.087 --> 00:00:13.130\n<v Ada>yes</v>"
    assert _sure(f"WEBVTT\n\n{cue}\n")["teams-captions"] == 0.95


def test_voices_with_full_times_are_probably_teams() -> None:
    assert _sure("WEBVTT\n\n1\n00:00:10.087 --> 00:00:13.130\n<v Ada>yes</v>\n") == {
        "zoom-transcript": 0.0,
        "teams-captions": 0.7,
        "youtube-captions": 0.0,
        "webvtt": 0.5,
    }


def test_youtube_says_captions_or_times_each_word() -> None:
    assert _sure("WEBVTT\nKind: captions\nLanguage: en\n")["youtube-captions"] == 0.95
    assert _sure("WEBVTT\n\n00:01.0 --> 00:02.0\nso<00:00:01.500><c> it</c>\n")["youtube-captions"] == 0.95


def test_a_webvtt_without_cues_is_one_all_the_same() -> None:
    assert _sure(b"\xef\xbb\xbfWEBVTT - our hour\r\n")["webvtt"] == 0.3


def test_nothing_else_is_webvtt() -> None:
    for other in (b"", b"WEBVTTX", b"1\n00:00:01,000 --> 00:00:02,000\nyes", b"PK\x03\x04", b"\x00\xff\x00"):
        assert set(_sure(other).values()) == {0.0}
