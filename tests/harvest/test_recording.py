from datetime import UTC, datetime

from kindling.harvest.recording import recording_start


def test_a_zoom_file_name_tells_when_its_recording_began() -> None:
    assert recording_start("GMT20240815-170214_Recording.transcript.vtt") == datetime(
        2024, 8, 15, 17, 2, 14, tzinfo=UTC
    )


def test_any_other_name_tells_nothing() -> None:
    assert recording_start("kindness-2024-08-15.vtt") is None


def test_an_impossible_date_in_a_name_tells_nothing() -> None:
    assert recording_start("GMT20241345-170214_Recording.vtt") is None
