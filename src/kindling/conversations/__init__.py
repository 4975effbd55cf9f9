"""The community, its series and their conversations: what is known of each month."""
