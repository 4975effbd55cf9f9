"""The demonstration: a real series as facts, and one invented month worked through."""
