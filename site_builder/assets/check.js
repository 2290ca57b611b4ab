// Turns the checklist into questions with an overview, kept on this page only. The rule is that of
// hub/hoe_gaat_het.py.
(() => {
  const main = document.querySelector("main");
  const all = (selector) => [...main.querySelectorAll(selector)];
  const one = (selector) => main.querySelector(selector);
  const box = one(".check");
  const overview = one(".overview");
  const outcome = (replies) => {
    const found = { goed: [], meestal: [], lastig: [] };
    for (const [id, reply] of replies) if (id !== "veiligheid") found[reply]?.push(id);
    return { ...found, call: found.lastig.length >= box.dataset.together };
  };
  const chosen = (name) => one(`[name="${name}"]:checked`)?.value;
  const heading = (id) => one(`#${id} h2`);
  const ask = (asking) => {
    box.hidden = !asking;
    overview.hidden = asking;
  };
  const help = (id) => [heading(id), one(`#${id} .options`)].map((part) => {
    const copy = part.cloneNode(true);
    copy.hidden = false;
    copy.removeAttribute("id");
    return copy;
  });
  const show = () => {
    const replies = all(".situation").map(({ id }) => [id, chosen(id)]);
    const found = outcome(replies);
    found.nothing = !found.lastig.length;
    found[chosen("whom")] = true;
    for (const part of all("[data-if]")) {
      const known = found[part.dataset.if];
      part.hidden = !known || known.length === 0;
      const names = known?.map?.((id) => heading(id).textContent.trim());
      if (names) part.querySelector("span").textContent = names.join(" · ");
    }
    one(".chosen").replaceChildren(...found.lastig.flatMap(help));
    ask(false);
    one("#overzicht").focus();
  };
  main.addEventListener("click", ({ target }) => {
    const wish = target.dataset.do;
    if (wish === "show") show();
    if (wish === "print") print();
    if (wish === "back") ask(true);
  });
  addEventListener("pagehide", () => {
    for (const input of all("input")) input.checked = false;
    one(".chosen").replaceChildren();
    ask(true);
  });
  for (const part of all(".ask, .checklist, .options")) part.hidden = !part.hidden;
})();
