"""Tests of the slides twin."""
