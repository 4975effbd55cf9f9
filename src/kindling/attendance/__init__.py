"""Attendance: who was there, how long, and for the first time or not."""
