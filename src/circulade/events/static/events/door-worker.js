// Answers scanned addresses while there is no network: notes the code, and says so. The desk's page sends them later.
const NAME = "circulade-door";

function store() {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open(NAME, 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore("scans", { keyPath: "scan" });
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
}

async function note(code) {
  const database = await store();
  const scan = { scan: crypto.randomUUID(), code, at: new Date().toISOString(), scope: registration.scope };
  await new Promise((resolve, reject) => {
    const change = database.transaction("scans", "readwrite");
    change.objectStore("scans").put(scan);
    change.oncomplete = resolve;
    change.onerror = () => reject(change.error);
  });
}

function page(code) {
  const safe = code.replace(/[^0-9A-Z]/g, "");
  return new Response(
    `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">` +
      `<title>Noted: ${safe}</title><h1>Noted: ${safe}</h1>` +
      `<p>There is no network. The code is kept on this device and sent when the desk's page is open again.</p>` +
      `<p><a href="${registration.scope}">Desk</a></p></html>`,
    { headers: { "Content-Type": "text/html; charset=utf-8" } },
  );
}

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (event) => {
  const found = event.request.url.slice(registration.scope.length).match(/^code\/([0-9A-Za-z-]{4,20})\/$/);
  if (event.request.mode !== "navigate" || event.request.method !== "GET" || !found) return;
  const code = found[1].toUpperCase();
  event.respondWith(fetch(event.request).catch(() => note(code).then(() => page(code))));
});
