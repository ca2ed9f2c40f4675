// The desk: lets the worker answer when the network is gone, and sends what was kept as soon as it is back.
const desk = document.querySelector("[data-door]");
const NAME = "circulade-door";

function store() {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open(NAME, 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore("scans", { keyPath: "scan" });
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
}

function finished(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

async function send() {
  const database = await store();
  const all = await finished(database.transaction("scans").objectStore("scans").getAll());
  const kept = all.filter((each) => each.scope.endsWith(desk.dataset.door));
  const status = desk.querySelector("[data-door-status]");
  if (!kept.length) return;
  status.textContent = desk.dataset.kept.replace("0", String(kept.length));
  const answer = await fetch(desk.dataset.merge, {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-CSRFToken": desk.querySelector("[name=csrfmiddlewaretoken]").value },
    body: JSON.stringify({ scans: kept.map(({ scan, code, at }) => ({ scan, code, at })) }),
  });
  if (!answer.ok) return;
  const told = (await answer.json()).scans;
  const change = database.transaction("scans", "readwrite");
  told.forEach((each) => change.objectStore("scans").delete(each.scan));
  status.textContent = [desk.dataset.sent.replace("0", String(told.length)), ...told.map((each) => each.problem)]
    .filter(Boolean)
    .join(" ");
}

if (desk && "serviceWorker" in navigator) {
  navigator.serviceWorker.register(desk.dataset.worker, { scope: desk.dataset.door }).catch(() => undefined);
  window.addEventListener("online", () => send().catch(() => undefined));
  send().catch(() => undefined);
}
