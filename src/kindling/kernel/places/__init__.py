"""Which place do these words name? An offline gazetteer: it answers, asks, or says that it does not know."""

from kindling.kernel.places.answer import look_up
from kindling.kernel.places.place import Ambiguous, Found, Kind, Place, Unknown
from kindling.kernel.places.region import region_of, zone_of

__all__ = ["Ambiguous", "Found", "Kind", "Place", "Unknown", "look_up", "region_of", "zone_of"]
