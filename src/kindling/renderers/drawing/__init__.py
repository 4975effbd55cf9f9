"""The one drawing system of every twin: discs, their pen rings, the short pen stroke, and the map of the world."""
