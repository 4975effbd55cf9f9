"""Exports of meeting platforms in, frozen records out. Pure: bytes in, nothing judged yet."""
