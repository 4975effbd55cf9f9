from __future__ import annotations

import io
import os
from pathlib import Path

import pytest
from PIL import Image

from kindling.pack import media
from kindling.pack.media import BadPicture, media_of, picture_beside


def picture(kind: str, size: tuple[int, int] = (40, 20), *, exif: Image.Exif | None = None, mode: str = "RGB") -> bytes:
    out = io.BytesIO()
    Image.new(mode, size, "#b5462f").save(out, kind, **({"exif": exif} if exif else {}))
    return out.getvalue()


def test_a_png_and_a_jpeg_become_media_named_after_their_file() -> None:
    png, jpeg = media_of(picture("PNG"), name="Ingrid Solheim.png"), media_of(picture("JPEG"), name="räksmörgås.JPG")
    assert [(one.id, one.type, one.width, one.height) for one in (png, jpeg)] == [
        ("ingrid-solheim-png", "image/png", 40, 20),
        ("r-ksm-rg-s-jpg", "image/jpeg", 40, 20),
    ]
    assert media_of(picture("PNG"), name="照片").id == "picture"


def test_what_a_camera_wrote_into_a_photo_is_gone() -> None:
    exif = Image.Exif()
    exif[0x013B] = "Taken by Mrs Alder at home"
    exif[0x0112] = 6  # turned by a quarter
    made = media_of(picture("JPEG", exif=exif), name="a.jpg")
    assert b"Alder" in picture("JPEG", exif=exif)
    assert b"Alder" not in made.data
    assert (made.width, made.height) == (20, 40)


def test_a_large_picture_is_made_smaller() -> None:
    made = media_of(picture("PNG", (4000, 1000)), name="a.png")
    assert (made.width, made.height) == (1600, 400)


@pytest.mark.parametrize("data", [b"", b"<svg/>", picture("GIF"), picture("PNG")[:60]])
def test_what_is_no_png_or_jpeg_is_refused(data: bytes) -> None:
    with pytest.raises(BadPicture, match=r"^a\.png is no PNG or JPEG that can be read\. Save"):
        media_of(data, name="a.png")


def test_a_picture_that_would_grow_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 100)
    with pytest.raises(BadPicture, match="no PNG"):
        media_of(picture("PNG"), name="a.png")


def test_a_file_beyond_the_limit_is_not_even_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(media, "LIMIT", 10)
    with pytest.raises(BadPicture, match="has more than 0 MiB"):
        media_of(picture("PNG"), name="a.png")


def test_a_picture_is_read_from_beside_the_file_that_names_it(tmp_path: Path) -> None:
    (tmp_path / "ada.png").write_bytes(picture("PNG"))
    assert picture_beside(tmp_path / "pack.toml", "ada.png") == media_of(picture("PNG"), name="ada.png")


@pytest.mark.parametrize(
    "name", ["/etc/hostname", "../ada.png", "..", "in/ada.png", "in\\ada.png", "a\0.png", "C:a.png"]
)
def test_only_a_plain_file_name_is_a_picture(tmp_path: Path, name: str) -> None:
    with pytest.raises(BadPicture, match="which is no plain file name"):
        picture_beside(tmp_path / "pack.toml", name)


def test_what_is_no_file_of_the_folder_is_not_opened(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "secret.png").write_bytes(picture("PNG"))
    (tmp_path / "in" / "link.png").symlink_to(tmp_path / "secret.png")
    (tmp_path / "in" / "device.png").symlink_to("/dev/zero")
    (tmp_path / "in" / "folder.png").mkdir()
    os.mkfifo(tmp_path / "in" / "pipe.png")
    for name in ("link.png", "device.png", "folder.png", "pipe.png"):
        with pytest.raises(BadPicture, match="which is no file in its folder"):
            picture_beside(tmp_path / "in" / "pack.toml", name)
    for name in ("nowhere.png", "a" * 5000):
        with pytest.raises(BadPicture, match="which is not there"):
            picture_beside(tmp_path / "in" / "pack.toml", name)


def test_a_file_beside_beyond_the_limit_is_refused_before_it_is_read(tmp_path: Path) -> None:
    with (tmp_path / "large.png").open("wb") as file:
        file.truncate(media.LIMIT + 1)
    with pytest.raises(BadPicture, match=r"^large\.png has more than 20 MiB"):
        picture_beside(tmp_path / "pack.toml", "large.png")


def test_two_pictures_of_one_name_and_two_kinds_are_two_media() -> None:
    assert media_of(picture("PNG"), name="ada.png").id != media_of(picture("JPEG"), name="ada.jpg").id
