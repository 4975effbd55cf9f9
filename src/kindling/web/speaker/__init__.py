"""The page behind a speaker's link: who they are, their deck, and what may be shown afterwards."""
