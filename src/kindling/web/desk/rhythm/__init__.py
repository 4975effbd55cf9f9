"""When the series meets: its rule, the months ahead, and one month's day, reason and way in; for stewards."""
