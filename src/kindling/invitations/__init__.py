"""Invitations: who is asked to come, who comes, what they are reminded of and told afterwards."""
