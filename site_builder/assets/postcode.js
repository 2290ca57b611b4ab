// Brings a typed postcode to its wijk. It reads a small file of this site and asks nobody else;
// without it the list of postcodes on the page does the same.
(() => {
  const form = document.querySelector("form.postcode");
  if (!form) return;
  const field = form.querySelector("input");
  const error = form.querySelector("[role=alert]");
  const tell = (text) => {
    error.textContent = text;
    field.setAttribute("aria-invalid", "true");
    field.focus();
  };
  const look = async (page, letters) => {
    try {
      const answer = await fetch(`${page.slice(0, -1)}.json`);
      const found = await answer.json();
      return found.areas[found.areas.length === 1 ? 0 : found.letters[letters]];
    } catch (_) {
      return null;
    }
  };
  form.hidden = false;
  for (const list of document.querySelectorAll(".postcode ~ .fold")) list.open = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const typed = field.value.toUpperCase().replace(/[^0-9A-Z]/g, "");
    const [, digits, letters] = /^([1-9][0-9]{3})([A-Z]{2})?$/.exec(typed) || [];
    if (!typed) return tell(form.dataset.empty);
    if (!digits) return tell(form.dataset.shape);
    const pages = [...document.querySelectorAll(`a[href$="/postcode/${digits}/"]`)];
    if (!pages.length) return tell(form.dataset.unknown);
    error.textContent = "";
    field.removeAttribute("aria-invalid");
    for (const page of pages) {
      const wijk = await look(page.href, letters);
      if (wijk) {
        wijk[0] = form.dataset.language + wijk[0];
        try {
          localStorage.setItem("wijk", JSON.stringify(wijk));
        } catch (_) {
          // A browser that keeps nothing still goes to the wijk.
        }
        location.href = wijk[0];
        return;
      }
    }
    location.href = pages[0].href;
  });
})();
