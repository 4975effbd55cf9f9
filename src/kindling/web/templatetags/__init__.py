"""What the templates can say and draw."""
