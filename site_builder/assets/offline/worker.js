// Shows what this device kept of a gemeente when the site does not answer. It keeps nothing
// itself: assets/offline/keep.js does, and only from the page of a wijk.
"use strict";
(() => {
  const WHERE = { cacheName: "wijkwijzer", ignoreSearch: true, ignoreVary: true };
  // Longer than a slow telephone needs, and shorter than people wait. Until then only the site
  // itself answers: nobody reads an old number while a new one can be had.
  const PATIENCE = 5000;
  const later = () => new Promise((done) => setTimeout(done, PATIENCE));
  const whole = (answer) => (answer.status < 500 ? answer : null);
  const kept = (url) => caches.match(url, WHERE);
  const answered = async (request) => {
    const asked = fetch(request);
    const fresh = await Promise.race([asked.then(whole, () => null), later()]);
    if (fresh) return fresh;
    const copy = await kept(request.url);
    if (copy) return copy;
    try {
      return await asked;
    } catch (problem) {
      const page = request.mode === "navigate" && (await kept(`${registration.scope}zonder-internet/`));
      if (page) return page;
      throw problem;
    }
  };
  addEventListener("install", () => skipWaiting());
  addEventListener("fetch", (event) => {
    const { request } = event;
    const isOurs = new URL(request.url).origin === location.origin;
    if (isOurs && request.method === "GET") event.respondWith(answered(request));
  });
})();
