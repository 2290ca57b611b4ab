// Loads the page again as soon as a text is saved. Only for `wijkwijzer preview`: no page of the
// site itself refers to it.
const shown = Number(document.currentScript.dataset.number);
let stream = null;

function listen() {
  stream = new EventSource(`/_preview/events?after=${shown}`);
  stream.addEventListener("changed", () => location.reload());
}

function rest() {
  stream?.close();
  stream = null;
}

// After loading again a browser goes back to where it was: a mistake must be seen all the same.
window.addEventListener("load", () => {
  document.querySelector(".preview-top[role=alert]")?.scrollIntoView();
});

// A browser keeps few connections open: pages that nobody looks at give theirs back.
document.addEventListener("visibilitychange", () => (document.hidden ? rest() : listen()));
window.addEventListener("pagehide", rest);
window.addEventListener("pageshow", (event) => event.persisted && location.reload());
if (!document.hidden) listen();
