// Remembers one wijk on this device, because the reader asked for it, and forgets it again.
// Sensitive pages do not load this script: nothing is kept or shown there.
(() => {
  const KEY = "wijk";
  const PATH = /^\/[a-z0-9-]+(\/[a-z0-9-]+){1,2}\/$/;
  const one = (selector) => document.querySelector(selector);
  const read = () => {
    try {
      const [href, name] = JSON.parse(localStorage.getItem(KEY));
      return PATH.test(href) && name ? [href, String(name)] : null;
    } catch (_) {
      return null;
    }
  };
  const show = () => {
    const wijk = read();
    const link = one(".your-wijk a");
    const offer = one(".remember");
    link.parentElement.hidden = one(".forget").hidden = !wijk;
    if (wijk) {
      link.href = wijk[0];
      link.querySelector("span").textContent = wijk[1];
    }
    if (offer) offer.hidden = Boolean(wijk) && wijk[0] === location.pathname;
  };
  const tell = (status) => {
    status.hidden = false;
    status.focus();
  };
  document.addEventListener("click", (event) => {
    const chosen = event.target.closest("[data-wijk]");
    try {
      if (chosen) {
        localStorage.setItem(KEY, JSON.stringify([chosen.dataset.wijk, chosen.dataset.name]));
        show();
        if (one(".remembered")) tell(one(".remembered"));
      } else if (event.target.closest(".forget button")) {
        localStorage.removeItem(KEY);
        show();
        tell(one(".forgotten"));
      }
    } catch (_) {
      // A browser that keeps nothing: the site works all the same.
    }
  });
  show();
})();
