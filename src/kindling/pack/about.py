"""What the producer writes about the hour: ``pack.toml``, read with the place of every mistake."""
