"""What the community says of itself and when it meets; for stewards."""
