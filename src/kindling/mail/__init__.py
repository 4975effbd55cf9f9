"""Mail: what is due to whom, leased, sent once."""
