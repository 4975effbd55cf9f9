"""The Django ground: who has an account, who acts, what was done, and where files lie."""
