// Offers the time zone of this browser where it is another than the one shown; without this module, it is chosen by hand.

for (const offer of document.querySelectorAll("[data-zone-offer]")) {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (zone && zone.includes("/") && zone !== offer.dataset.zoneOffer) show(offer, zone);
}

function show(offer, zone) {
  const city = zone.slice(zone.lastIndexOf("/") + 1).replaceAll("_", " ");
  offer.elements.zone.value = zone;
  for (const place of offer.querySelectorAll("[data-zone-city]")) place.textContent = city;
  offer.hidden = false;
}
