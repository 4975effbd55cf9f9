"""What the producer writes about the hour: ``pack.toml``, read with the place of every mistake."""

from kindling.pack.about.fields import About, AskedQuestion, FileWishes, Speaker
from kindling.pack.about.read import BadAbout, read_about

__all__ = ["About", "AskedQuestion", "BadAbout", "FileWishes", "Speaker", "read_about"]
