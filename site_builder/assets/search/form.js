// Takes a search to the search page without putting it in an address: the server does not see it
// and it does not stay in the history. Without this script the form is a plain one.
(() => {
  const KEY = "zoek:";
  const keep = (query, wijk) => {
    window.name = KEY + JSON.stringify([query, wijk]);
  };
  let handed = null;
  // The search page itself takes what was handed over; a page between passes it on.
  if (!document.getElementById("zoekpagina") && window.name.startsWith(KEY)) {
    handed = window.name.slice(KEY.length);
    window.name = "";
  }
  document.addEventListener("submit", (event) => {
    const { q, wijk } = event.target.elements;
    if (!q || event.defaultPrevented) return;
    event.preventDefault();
    keep(q.value, wijk ? wijk.value : "");
    location.assign(event.target.action);
  });
  document.addEventListener("click", (event) => {
    if (handed && event.target.closest("[data-search]")) window.name = KEY + handed;
  });
})();
