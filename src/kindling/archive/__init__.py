"""What is published, found again: the reads behind every public page."""
