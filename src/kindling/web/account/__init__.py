"""Signing in: who somebody is, and how sure of it a session is."""
