"""Pages for people without an account: joining, their own page, ending mail; each behind a link that was mailed."""
