"""People: who they are, under which names they are met, and what they agreed to receive."""
