// Lets an editor sort the tables, keep one owner's rows and copy a decision.
"use strict";
const told = document.getElementById("gedaan");
const say = (text) => {
  told.textContent = text;
};

const button = (text, onClick) => {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = text;
  made.addEventListener("click", onClick);
  return made;
};

const key = (row, column) => row.cells[column].dataset.sort || row.cells[column].textContent;

for (const table of document.querySelectorAll("table")) {
  const body = table.tBodies[0];
  const headings = [...table.querySelectorAll("thead th")];
  headings.forEach((heading, column) => {
    const name = heading.textContent;
    const sort = () => {
      const down = heading.getAttribute("aria-sort") === "ascending";
      headings.forEach((other) => other.removeAttribute("aria-sort"));
      heading.setAttribute("aria-sort", down ? "descending" : "ascending");
      const rows = [...body.rows].sort((a, b) =>
        key(a, column).localeCompare(key(b, column), "nl"));
      body.append(...(down ? rows.reverse() : rows));
      say(`Gesorteerd op ${name}, ${down ? "aflopend" : "oplopend"}.`);
    };
    heading.replaceChildren(button(name, sort));
  });
}

const select = (block) => {
  const range = document.createRange();
  range.selectNodeContents(block);
  getSelection().removeAllRanges();
  getSelection().addRange(range);
};

for (const block of document.querySelectorAll("pre.kopie")) {
  const copy = button("Kopieer", async () => {
    try {
      await navigator.clipboard.writeText(block.textContent);
      copy.textContent = "Gekopieerd";
    } catch {
      // A browser may forbid it; then the text stands ready to be copied by hand.
      select(block);
      copy.textContent = "Druk nu op Ctrl en C";
    }
    say(`${copy.textContent}.`);
  });
  block.after(copy);
}

const owned = [...document.querySelectorAll("tr[data-eigenaar]")];
const owners = [...new Set(owned.map((row) => row.dataset.eigenaar))].sort((a, b) =>
  a.localeCompare(b, "nl"));
if (owners.length > 1) {
  const place = document.getElementById("kies");
  const label = document.createElement("label");
  const choice = document.createElement("select");
  choice.append(new Option("iedereen", ""), ...owners.map((name) => new Option(name, name)));
  choice.addEventListener("change", () => {
    for (const row of owned) {
      row.hidden = choice.value !== "" && row.dataset.eigenaar !== choice.value;
    }
    const shown = owned.filter((row) => !row.hidden).length;
    say(`${shown} van ${owned.length} regels met een eigenaar.`);
  });
  label.append("Toon de teksten van: ", choice);
  place.append(label);
  place.hidden = false;
}
