// Offers the time zone of this browser where it is another than the one shown; without this module, it is chosen by hand.

import { currentName, placeOf } from "../site/places.js";

for (const offer of document.querySelectorAll("[data-zone-offer]")) {
  const zone = currentName(Intl.DateTimeFormat().resolvedOptions().timeZone ?? "");
  if (placeOf(zone) && zone !== currentName(offer.dataset.zoneOffer)) show(offer, zone);
}

function show(offer, zone) {
  offer.elements.zone.value = zone;
  for (const place of offer.querySelectorAll("[data-zone-city]")) place.textContent = placeOf(zone);
  offer.hidden = false;
}
