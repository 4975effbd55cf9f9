"""Who came to a month's conversation, and how that is said."""
