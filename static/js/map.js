// Maps with our own commune boundaries; nothing is asked of any other server.
//   <div class="map" data-map="pick" data-lat="lat" data-lon="lon">  a tap fills those fields
//   <div class="map" data-map="list" data-source="/cases/map.json">  markers with links
//   <div class="map" data-map="point" data-at="11.1,108.2">          one place
// data-label names the map for those who hear it. A pick map may have a button
// [data-map-here] (hidden until the script runs) and an element [data-map-note] for what it says.
"use strict";

(() => {
  const kHome = [11.55, 108.1];  // Lâm Đồng province
  const kMark = { radius: 9, color: "#ffffff", weight: 3, fillColor: "#8a1a26", fillOpacity: 1 };
  const kLooks = { new: "#1c4f77", work: "#a86400", wait: "#543a78", done: "#1d5f41", late: "#a4121f", stop: "#4c4339" };

  const draw = async (box) => {
    const map = L.map(box, { attributionControl: false, minZoom: 6, maxZoom: 17 }).setView(kHome, 8);
    box.setAttribute("role", "application");
    if (box.dataset.label) box.setAttribute("aria-label", box.dataset.label);
    const answer = await fetch("/geo/communes.json").catch(() => null);
    if (answer?.ok) {
      const communes = L.geoJSON(await answer.json(), {
        style: { color: "#857660", weight: 1, fillColor: "#fbf7f0", fillOpacity: .85 },
        onEachFeature: (feature, layer) => {
          const name = feature.properties.name ?? feature.properties.ten_xa;
          if (!name) return;
          const label = document.createElement("span");
          label.textContent = name;
          layer.bindTooltip(label, { sticky: true });
        },
      }).addTo(map);
      if (communes.getBounds().isValid()) map.fitBounds(communes.getBounds());
    }
    return map;
  };

  const pick = (map, box) => {
    const lat = document.getElementById(box.dataset.lat);
    const lon = document.getElementById(box.dataset.lon);
    const note = document.querySelector("[data-map-note]");
    const here = document.querySelector("[data-map-here]");
    let mark = null;
    const put = (place) => {
      mark?.remove();
      mark = L.circleMarker(place, kMark).addTo(map);
    };
    const take = (place) => {
      lat.value = place.lat.toFixed(6);
      lon.value = place.lng.toFixed(6);
      for (const field of [lat, lon]) field.dispatchEvent(new Event("change", { bubbles: true }));
      put(place);
      if (note) note.textContent = `${lat.value}, ${lon.value}`;
    };
    map.on("click", (event) => take(event.latlng.wrap()));
    const known = () => {
      if (lat.value === "" || lon.value === "") return;
      const place = L.latLng(Number(lat.value), Number(lon.value));
      if (Number.isNaN(place.lat) || Number.isNaN(place.lng)) return;
      put(place);
      return place;
    };
    const start = known();
    if (start) map.setView(start, 14);
    for (const field of [lat, lon]) field.addEventListener("input", known);
    if (here && navigator.geolocation) {
      here.hidden = false;
      here.addEventListener("click", () => navigator.geolocation.getCurrentPosition(
        ({ coords }) => {
          const place = L.latLng(coords.latitude, coords.longitude);
          map.setView(place, 15);
          take(place);
        },
        () => { if (note) note.textContent = here.dataset.denied ?? ""; },
        { enableHighAccuracy: true, timeout: 10000 }));
    }
  };

  // [{lat, lon, title, href, look, state}]: look is that of the tag, state its word.
  const list = async (map, box) => {
    const answer = await fetch(box.dataset.source ?? "/cases/map.json").catch(() => null);
    if (!answer?.ok) return;
    const places = [];
    for (const item of await answer.json()) {
      const popup = document.createElement("div");
      const link = document.createElement("a");
      link.href = new URL(item.href, location.origin).pathname;
      link.textContent = item.title;
      popup.append(link);
      if (item.state) {
        const tag = document.createElement("p");
        tag.className = `tag tag--${item.look}`;
        tag.textContent = item.state;
        popup.append(document.createElement("br"), tag);
      }
      L.circleMarker([item.lat, item.lon], { ...kMark, weight: 2, fillColor: kLooks[item.look] ?? kMark.fillColor })
        .bindPopup(popup).addTo(map);
      places.push([item.lat, item.lon]);
    }
    if (places.length > 0) map.fitBounds(places, { maxZoom: 13, padding: [30, 30] });
  };

  document.addEventListener("DOMContentLoaded", async () => {
    if (typeof L === "undefined") return;
    for (const box of document.querySelectorAll("[data-map]")) {
      box.hidden = false;
      const map = await draw(box);
      if (box.dataset.map === "pick") pick(map, box);
      if (box.dataset.map === "list") await list(map, box);
      if (box.dataset.map === "point" && box.dataset.at) {
        const place = box.dataset.at.split(",").map(Number);
        L.circleMarker(place, kMark).addTo(map);
        map.setView(place, 14);
      }
    }
  });
})();
