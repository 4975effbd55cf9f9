"""Editions: one publication of a pack, with all its twins, until another takes its place or it is withdrawn."""
