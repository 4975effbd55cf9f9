"""The draft from the hour's own words: ranked, grouped, explained, with no model at all."""
