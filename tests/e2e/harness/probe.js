// The one thing that the tests add to every page, first in its head: it notes what goes wrong and what is saved.
// A file of the site's own origin, so that the page's policy lets it in and holds for everything after it.
"use strict";
window.probe = { wrongs: [], saved: [] };
addEventListener("securitypolicyviolation", (event) => {
  probe.wrongs.push(`policy ${event.effectiveDirective}: ${event.blockedURI || "inline"} ${event.sample} (${event.sourceFile}:${event.lineNumber})`);
});
addEventListener("error", (event) => {
  probe.wrongs.push(event.target === window ? `error: ${event.message}` : `not loaded: ${event.target.outerHTML.slice(0, 200)}`);
}, true);
// The elements as they were parsed, before any other script: hydration must keep them, each one.
document.addEventListener("DOMContentLoaded", () => {
  const app = document.getElementById("app");
  if (app) probe.parsed = { elements: [...app.querySelectorAll("*")], markup: app.innerHTML };
});
// Where the focus was, also after its element switched itself off or went away.
addEventListener("focusin", (event) => { probe.lastFocused = event.target; });
addEventListener("unhandledrejection", (event) => probe.wrongs.push(`rejection: ${event.reason}`));
{
  const blobs = new Map();
  const createObjectURL = URL.createObjectURL;
  URL.createObjectURL = (thing) => {
    const url = createObjectURL.call(URL, thing);
    if (thing instanceof Blob) blobs.set(url, thing);
    return url;
  };
  const click = HTMLAnchorElement.prototype.click;
  HTMLAnchorElement.prototype.click = function () {
    const blob = blobs.get(this.href);
    if (this.download && blob) probe.saved.push({ name: this.download, type: blob.type, size: blob.size, text: blob.text() });
    return click.call(this);
  };
}
