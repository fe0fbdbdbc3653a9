// While somebody types in a form of the admin the session stays, so that nothing typed is lost to its end.
const PAUSE = 10 * 60 * 1000;
const { stay } = document.querySelector("script[data-stay]").dataset;
let hasTyped = false;

for (const kind of ["input", "change"]) {
  document.addEventListener(kind, () => {
    hasTyped = true;
  });
}

setInterval(() => {
  if (hasTyped) {
    hasTyped = false;
    fetch(stay, { cache: "no-store" }).catch(() => {});
  }
}, PAUSE);
