// Puts the day on paper. Without it the paper has the address, and the days the page names itself.
addEventListener("beforeprint", () => {
  const place = document.querySelector(".printed");
  const locale = `${document.documentElement.lang}-u-nu-latn`;
  const day = new Date().toLocaleDateString(locale, { dateStyle: "long" });
  place.textContent = place.dataset.text.replace("*", day);
});
// What goes on paper by way of the list: an item says its name there behind the #.
for (const link of document.querySelectorAll("[data-ref]")) link.hash = link.dataset.ref;
