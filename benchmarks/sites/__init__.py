"""The sites that `benchmarks.public_pages` measures: how each is filled, served and asked."""
