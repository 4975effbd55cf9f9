"""Where mail services tell what became of a mail."""
