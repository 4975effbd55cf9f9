"""An archive that was kept elsewhere, read from a table or TOML: what it tells of each month, what is wrong."""
