// The low-vision version, kept in the browser, so that the page is the same for every visitor. Not a module:
// it runs before the first paint. Without it the address #low-vision shows this one page so.
(() => {
  const root = document.documentElement;
  const KEY = "display";
  const kept = () => {
    try {
      return localStorage.getItem(KEY);
    } catch {
      return null;
    }
  };
  const show = (display) => {
    root.dataset.display = display;
    try {
      localStorage.setItem(KEY, display);
    } catch {
      // No storage: the choice holds for this page.
    }
  };
  if (location.hash === "#low-vision") show("low-vision");
  else if (kept()) root.dataset.display = kept();
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-display]");
    if (!link) return;
    event.preventDefault();
    show(link.dataset.display);
    if (location.hash === "#low-vision") location.hash = "#main";
    document.querySelector(link.dataset.display === "standard" ? ".to-low-vision" : ".to-standard").focus();
  });
})();
