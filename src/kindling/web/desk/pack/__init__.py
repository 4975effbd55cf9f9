"""The pack of a month in its editor: sections, pieces, what stands in the way, and how it would look."""
