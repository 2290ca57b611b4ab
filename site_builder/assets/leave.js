// Leaves a sensitive page at once: it goes out of the history of the tab, and Shift pressed three
// times within five seconds does the same. Without this script the button is a plain link.
(() => {
  const links = document.querySelectorAll(".leave");
  const status = document.querySelector(".exit [role=status]");
  const leave = () => {
    status.textContent = status.dataset.going;
    document.body.classList.add("left");
    location.replace(links[0].href);
  };
  let presses = [];
  let alone = false;
  for (const link of links) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      leave();
    });
  }
  // A browser that restores what was ticked before must not print by accident.
  addEventListener("pageshow", () => {
    document.querySelector(".print-check").checked = false;
  });
  document.addEventListener("keydown", (event) => {
    alone = event.key === "Shift";
    if (!alone) presses = [];
  });
  document.addEventListener("keyup", (event) => {
    if (event.key !== "Shift" || !alone) return;
    presses = presses.filter((at) => event.timeStamp - at < 5000).concat(event.timeStamp);
    if (presses.length > 2) leave();
    else status.textContent = presses.length > 1 ? status.dataset.twice : status.dataset.once;
  });
})();
