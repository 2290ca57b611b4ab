// Reads the main text aloud with a voice of the device itself: nothing is sent away.
(() => {
  const speech = window.speechSynthesis;
  if (!speech || !document.body.checkVisibility) return;
  const box = document.querySelector(".read");
  const [button, stop] = box.querySelectorAll("button");
  const { lang: page } = document.documentElement;
  let parts = [];
  let at = 0;
  let playing = null;
  const voice = (lang) =>
    speech.getVoices().find((one) => one.localService && one.lang.toLowerCase().startsWith(lang));
  const offer = () => {
    box.hidden = !voice(page);
  };
  const collect = () => {
    const texts = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
    const found = [];
    while (texts.nextNode()) {
      const parent = texts.currentNode.parentElement;
      const text = texts.currentNode.data.replace(/\s+/g, " ");
      if (text === " " || !parent.checkVisibility()) continue;
      const block = parent.closest("h1,h2,h3,h4,p,li,dt,dd,th,td,time,summary");
      const { lang } = parent.closest("[lang]");
      const last = found[found.length - 1];
      if (last?.block === block && last.lang === lang) last.text += text;
      else found.push({ block, lang, text });
    }
    return found;
  };
  const halt = (state) => {
    playing = null;
    speech.cancel();
    show(state);
  };
  const show = (state) => {
    button.querySelector("span").textContent = button.dataset[state];
    stop.hidden = state === "read";
  };
  const end = () => {
    at = 0;
    halt("read");
  };
  const next = () => {
    const part = parts[at];
    if (!part) return end();
    const said = new SpeechSynthesisUtterance(part.text);
    said.lang = part.lang;
    said.voice = voice(part.lang) || voice(page);
    said.onerror = () => playing === said && end();
    said.onend = () => {
      if (playing !== said) return;
      at += 1;
      next();
    };
    playing = said;
    speech.speak(said);
  };
  button.addEventListener("click", () => {
    // Not speech.pause(): many phones cannot go on after it. This sentence is read anew.
    if (playing) return halt("resume");
    if (!at) parts = collect();
    show("pause");
    next();
  });
  stop.addEventListener("click", () => {
    end();
    button.focus();
  });
  addEventListener("pagehide", end);
  speech.addEventListener("voiceschanged", offer);
  offer();
})();
