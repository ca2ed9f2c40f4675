// Answers the desk and scanned addresses while there is no network: notes the code, and says so. The desk's page sends
// them later. The pages below are what the device shows on its own: plain, and in the words that the server put before
// this script as SAID, in the language of whoever opened the desk.
const NAME = "circulade-door";
// A network that does not answer within so many milliseconds is none.
const PATIENCE = 8000;

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

async function kept() {
  const database = await store();
  const all = await new Promise((resolve, reject) => {
    const asked = database.transaction("scans").objectStore("scans").getAll();
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
  return all.filter((each) => each.scope === registration.scope).length;
}

async function page(heading) {
  return new Response(
    `<!doctype html><html lang="${SAID.language}"><meta charset="utf-8">` +
      `<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">` +
      `<title>${heading}</title><main><h1>${heading}</h1>` +
      `<p>${SAID.waiting.replace("0", await kept())}</p>` +
      `<form action="${registration.scope}code/"><p><label for="code">${SAID.code}</label> ` +
      `<input id="code" name="code" autocomplete="off" autocapitalize="characters"> ` +
      `<button>${SAID.note}</button></p></form>` +
      `<p><a href="${registration.scope}">${SAID.desk}</a></p></main></html>`,
    { headers: { "Content-Type": "text/html; charset=utf-8" } },
  );
}

const cleaned = (code) => code.toUpperCase().replace(/[^0-9A-Z]/g, "").slice(0, 20);

async function noted(code) {
  await note(code);
  return page(SAID.noted.replace("0", code));
}

function asked(request) {
  const late = new Promise((_resolve, reject) => setTimeout(reject, PATIENCE));
  return Promise.race([fetch(request), late]);
}

function answer(request) {
  const rest = request.url.slice(registration.scope.length);
  const typed = rest.match(/^code\/\?code=([^&]{0,60})$/);
  if (typed) return Response.redirect(`${registration.scope}code/${cleaned(decodeURIComponent(typed[1])) || "-"}/`);
  const scanned = rest.match(/^code\/([0-9A-Za-z-]{4,20})\/$/);
  if (scanned) return asked(request).catch(() => noted(cleaned(scanned[1])));
  return asked(request).catch(() => page(SAID.title));
}

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const rest = request.url.startsWith(registration.scope) ? request.url.slice(registration.scope.length) : null;
  if (request.mode !== "navigate" || request.method !== "GET" || rest === null) return;
  if (rest === "" || rest.startsWith("code/")) event.respondWith(answer(request));
});
