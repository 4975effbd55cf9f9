"""The harvest of a month: the hour on one clock, beside the draft that is made of it."""
