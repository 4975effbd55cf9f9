"""Planning: speakers and what they agreed to, the run of the hour, topics, the checklist."""
