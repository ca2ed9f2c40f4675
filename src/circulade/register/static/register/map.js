// Makes the map zoom: Leaflet over our own outlines, loaded from this host when somebody asks for it.
// Without JavaScript the picture and the list say the same.
(() => {
  const holder = document.querySelector("[data-zoom-map]");
  if (!holder) return;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button button-secondary";
  button.textContent = holder.dataset.label;
  holder.prepend(button);

  const loaded = (element) =>
    new Promise((resolve, reject) => {
      element.addEventListener("load", resolve);
      element.addEventListener("error", reject);
      document.head.append(element);
    });

  const load = () => {
    const style = Object.assign(document.createElement("link"), { rel: "stylesheet", href: holder.dataset.leafletCss });
    const script = Object.assign(document.createElement("script"), { src: holder.dataset.leaflet });
    const json = (address) => fetch(address).then((answer) => answer.json());
    return Promise.all([json(holder.dataset.outlines), json(holder.dataset.points), loaded(style), loaded(script)]);
  };

  const popup = (properties) => {
    const box = document.createElement("div");
    const link = Object.assign(document.createElement("a"), { href: properties.href, textContent: properties.name });
    const words = [properties.kind, properties.class];
    if (properties.invented) words.push(holder.dataset.invented);
    if (properties.approximate) words.push(holder.dataset.approximate);
    const line = Object.assign(document.createElement("p"), { textContent: words.filter(Boolean).join(", ") });
    box.append(link, line);
    return box;
  };

  const kindClass = (feature) => feature.properties.kindCode || "city";

  const draw = ([outlines, points]) => {
    const place = document.createElement("div");
    place.className = "zoom-map";
    holder.querySelector("figure").replaceWith(place);
    button.remove();
    const map = L.map(place, { minZoom: 3, maxZoom: 10, attributionControl: false, maxBounds: [[26, -34], [73, 52]] }).setView([54, 12], 4);
    L.geoJSON(outlines, {
      interactive: false,
      // The land beyond the listed countries has no code: it is a quiet background without borders.
      style: (feature) => ({ className: feature.properties.country ? "map-land" : "map-backdrop" }),
    }).addTo(map);
    const markers = L.geoJSON(points, {
      pointToLayer: (feature, at) =>
        L.marker(at, {
          icon: L.divIcon({ className: "map-key map-" + kindClass(feature), iconSize: [24, 24] }),
          title: feature.properties.name,
          alt: feature.properties.name,
        }).bindPopup(popup(feature.properties)),
    }).addTo(map);
    if (points.features.length) map.fitBounds(markers.getBounds(), { padding: [24, 24], maxZoom: 6 });
    place.focus();
  };

  button.addEventListener("click", () => {
    button.disabled = true;
    load().then(draw, () => { button.disabled = false; });
  });
})();
