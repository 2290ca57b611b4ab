// Says in a live region what was found, only when somebody pauses: not at each letter.
"use strict";
const createStatus = (region) => {
  const PAUSE = 900;
  let saying;
  return (text) => {
    clearTimeout(saying);
    saying = setTimeout(() => {
      region.textContent = text;
    }, PAUSE);
  };
};
