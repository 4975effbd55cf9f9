"""Puts a draft pack together from what was read and what the producer wrote."""
