"""What an editor settles before publishing: what people decided about their words, flags, and places."""
