"""A month's invitations on the desk: what goes out when, who comes, and what was told."""
