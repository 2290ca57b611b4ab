// Takes the place of the worker of a hub that no longer lets devices keep a wijk: it wipes what
// was kept, and goes.
"use strict";
addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => {
  event.waitUntil(caches.delete("wijkwijzer").then(() => registration.unregister()));
});
