// Shows the second clock where the visitor is; without this module it shows universal time.

import { placeOf } from "./places.js";

const CAPITAL = /^./u;
const WORDS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

for (const clock of document.querySelectorAll("[data-local-time]")) tell(clock);
for (const element of document.querySelectorAll("[data-until]")) countDown(element);

function tell(clock) {
  const begins = new Date(clock.dataset.begins);
  const ends = new Date(clock.dataset.ends);
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (Number.isNaN(begins.getTime()) || Number.isNaN(ends.getTime()) || !zone) return;
  const hour = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });
  const day = new Intl.DateTimeFormat("en-GB", { weekday: "long", day: "numeric", month: "long" });
  clock.querySelector("[data-where]").textContent = `Where you are${said(placeOf(zone))}`;
  clock.querySelector("[data-hours]").textContent = `${hour.format(begins)} to ${hour.format(ends)}`;
  const [first, last] = [begins, ends].map((at) => day.format(at).replace(",", ""));
  clock.querySelector("[data-day]").textContent = (first === last ? first : `${first}, to ${last}`).replace(CAPITAL, (one) => one.toUpperCase());
}

function said(place) {
  if (place.startsWith("UTC")) return `, ${place}`;
  return place && `, in ${place}`;
}

function countDown(element) {
  const days = Math.floor((new Date(element.dataset.until) - Date.now()) / 86_400_000);
  if (!(days >= 0)) return;
  element.textContent = days === 0 ? "within a day" : `in ${spoken(days)}`;
  element.hidden = false;
}

function spoken(days) {
  const parts = [[Math.floor(days / 7), "week"], [days % 7, "day"]];
  return parts.filter(([count]) => count).map(([count, unit]) => `${WORDS[count] ?? count} ${unit}${count === 1 ? "" : "s"}`).join(" and ");
}
