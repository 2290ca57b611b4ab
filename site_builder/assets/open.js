// Says whether a door is open now, by the clock of Amsterdam. Without it nothing is missing:
// the hours stand beside it. Nothing is said about days that the page does not know.
"use strict";
{
  const form = new Intl.DateTimeFormat("en-GB", {
    timeZone: "Europe/Amsterdam", weekday: "short", year: "numeric", month: "2-digit",
    day: "2-digit", hour: "2-digit", minute: "2-digit", hourCycle: "h23",
  });
  const days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
  const list = (text) => (text ? text.split(",") : []);
  const shown = (time, sign) => (sign === "." ? time.replace(/^0/, "").replace(":", sign) : time);
  const holds = (stretches, day) => list(stretches).some((one) => {
    const [first, last = first] = one.split("/");
    return first <= day && day <= last;
  });
  const said = ({ week, shut, ask, until, ...words }) => {
    const now = {};
    for (const { type, value } of form.formatToParts(new Date())) now[type] = value;
    const day = `${now.year}-${now.month}-${now.day}`;
    const time = `${now.hour}:${now.minute}`;
    if (day > until) return "";
    if (holds(ask, day)) return words.call;
    const today = holds(shut, day) ? [] : list(week)
      .map((one) => one.split(" "))
      .filter(([number]) => days[number] === now.weekday);
    const open = today.find(([, opens, closes]) => opens <= time && time < closes);
    if (open) {
      return open[1] + open[2] === "00:0024:00" ? words.always : words.open.replace("*", shown(open[2], words.sign));
    }
    const next = today.find(([, opens]) => time < opens);
    return next ? words.later.replace("*", shown(next[1], words.sign)) : words.closed;
  };
  const tell = () => {
    for (const place of document.querySelectorAll(".open-now")) {
      const text = said(place.dataset);
      place.textContent = text;
      place.hidden = !text;
    }
  };
  tell();
  setInterval(tell, 60000);
}
