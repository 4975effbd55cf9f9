"""The twins of a pack: one folder a format, each with ``render(pack) -> Artifact``. Pure."""
