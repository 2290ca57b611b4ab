// Keeps the page of the last wijk on the device, to read without internet, and wipes it again.
// Nothing but the page of a wijk asks for it; sensitive pages do not load this script.
(() => {
  const SHELF = "wijkwijzer";
  const WIPED = "gewist";
  const DRAWINGS = ["/assets/icons.svg", "/assets/houses.svg"];
  const GUARDED = "/assets/search/guarded.json";
  const { serviceWorker } = navigator;
  if (!serviceWorker || !window.caches) return;
  const all = (selector) => [...document.querySelectorAll(selector)];
  const [panel] = all("[data-worker]");
  const parsed = (text) => new DOMParser().parseFromString(text, "text/html");
  const workers = async () => (await serviceWorker.getRegistrations()).filter(
    ({ active, waiting, installing }) =>
      (active || waiting || installing)?.scriptURL.endsWith("/bewaar.js"),
  );
  // What is kept says so itself, and of which day it is.
  const dated = async (answer) => {
    const page = parsed(await answer.text());
    const note = page.querySelector(".kept");
    // A worker that lost patience gives what was kept before: that gets no new day.
    if (!note.hidden) throw new Error("kept");
    const locale = `${page.documentElement.lang}-u-nu-latn`;
    const day = new Date().toLocaleDateString(locale, { dateStyle: "long" });
    note.textContent = note.dataset.text.replace("*", day);
    note.hidden = false;
    return new Response(`<!doctype html>${page.documentElement.outerHTML}`, {
      headers: { "Content-Type": "text/html; charset=utf-8" },
    });
  };
  const keep = async ({ worker, page }) => {
    const files = new Set([
      ...all("link[rel=stylesheet], script[src]").map((one) => one.href || one.src),
      ...all("[data-bundle]").flatMap(({ dataset }) => [dataset.bundle, dataset.script, GUARDED]),
      ...DRAWINGS,
    ]);
    // The wijk is the first on the shelf: the page without internet leads to it.
    const found = [];
    // Asked anew: of a hub that has stopped, the page with numbers is gone, and nothing is kept.
    // Written out: a path that begins with two slashes would be another host.
    for (const url of [location.origin + location.pathname, page]) {
      found.push([url, await dated(await fetch(url, { cache: "no-cache" }))]);
    }
    for (const url of files) {
      const answer = await fetch(url);
      if (answer.ok) found.push([url, answer]);
    }
    if (sessionStorage.getItem(WIPED)) return;
    await caches.delete(SHELF);
    const shelf = await caches.open(SHELF);
    for (const [url, answer] of found) await shelf.put(url, answer);
    for (const other of await workers()) {
      if (new URL("bewaar.js", other.scope).pathname !== worker) await other.unregister();
    }
    // After all else: of a hub that has stopped this is the worker that empties the shelf.
    await serviceWorker.register(worker).catch(() => caches.delete(SHELF));
  };
  const show = async () => {
    const kept = await caches.has(SHELF);
    for (const one of all(".wipe")) one.hidden = !kept;
    const [link] = all(".kept-wijk a");
    if (!kept || !link) return;
    const shelf = await caches.open(SHELF);
    const [first] = await shelf.keys();
    link.href = first.url;
    link.textContent = parsed(await (await shelf.match(first)).text()).querySelector("h1").textContent;
    link.parentElement.hidden = false;
  };
  const wipe = async () => {
    sessionStorage.setItem(WIPED, "1");
    const [forget] = all(".forget:not([hidden]) button");
    if (forget) forget.click();
    await caches.delete(SHELF);
    for (const one of await workers()) await one.unregister();
    await show();
    const [wiped] = all(".wiped");
    wiped.hidden = false;
    wiped.focus();
  };
  document.addEventListener("click", (event) => {
    if (event.target.closest(".wipe button")) wipe();
  });
  const start = async () => {
    try {
      const isCopy = all(".kept:not([hidden])").length;
      if (panel && !isCopy && !sessionStorage.getItem(WIPED)) await keep(panel.dataset);
    } finally {
      await show();
    }
  };
  // A browser that keeps nothing: the site works all the same.
  addEventListener("load", () => start().catch(() => {}));
})();
