"""The page cache, which stands in front of Django and answers what is the same for everybody."""

from kindling.web.front.cache import PageCache

__all__ = ["PageCache"]
