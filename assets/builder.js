// Loaded by `boot.js` on the page where embeds are built: shows the frame of the snippet at work, in the snippet's own sandbox,
// and what the frame tells the page around it.
const SANDBOX = "allow-scripts allow-downloads allow-modals allow-popups allow-popups-to-escape-sandbox";
const LEAST = 100, MOST = 6000, USUAL = 640, MOST_LINES = 40;
let shown = "", waiting = 0, frame = null, height = USUAL, state = null, lines = [];

const tell = (line) => {
  lines = [...lines, line].slice(-MOST_LINES);
  const field = document.getElementById("messages");
  if (!field) return;
  field.value = lines.join("\n");
  field.scrollTop = field.scrollHeight;
};
const show = () => {
  const place = document.getElementById("preview");
  if (!place) return;
  shown = place.dataset.of;
  state = null;
  height = USUAL;
  lines = [];
  document.getElementById("messages").value = "";
  frame = document.createElement("iframe");
  const attributes = { title: place.title, width: "100%", height: USUAL, sandbox: SANDBOX, allow: "fullscreen; clipboard-write" };
  for (const key in attributes) frame.setAttribute(key, attributes[key]);
  frame.src = shown;
  place.replaceChildren(frame);
};
// As high as its figure where the snippet brings the script.
const fit = () => { frame.height = frame.parentElement.classList.contains("fits") ? height : USUAL; };
// Once it was asked for, the frame follows what is chosen, as soon as the reader has stopped choosing for a moment.
const look = () => {
  const place = document.getElementById("preview");
  if (!place || !place.contains(frame)) { frame = null; return; }
  fit();
  if (place.dataset.of === shown) return;
  clearTimeout(waiting);
  waiting = setTimeout(show, 400);
};
new MutationObserver(look).observe(document.getElementById("app"), { subtree: true, childList: true, attributes: true, attributeFilter: ["data-of", "class"] });

addEventListener("message", ({ data, source }) => {
  if (!frame || source !== frame.contentWindow || !data || data.ns !== "lookahead" || data.v !== 1) return;
  tell(JSON.stringify(data));
  if (data.type === "ready") source.postMessage({ ns: "lookahead", v: 1, type: "get-state" }, "*");
  if (data.type === "state") state = data.state;
  if (data.type === "height" && Number.isFinite(data.height)) { height = Math.min(Math.max(Math.ceil(data.height), LEAST), MOST); fit(); }
});

// The state that the reader gave the figure in the frame becomes the link from which the snippet is made.
const take = () => {
  const field = document.querySelector("#builder [data-key=link]");
  if (!field || !state) return;
  const short = [], long = [];
  for (const pair of Object.entries(state)) (pair[1].length > 64 ? long : short).push(pair);
  const write = (sign, pairs) => (pairs.length ? sign + new URLSearchParams(pairs) : "");
  const { origin, pathname } = new URL(shown);
  field.value = origin + pathname + write("?", short) + write("#", long);
  field.dispatchEvent(new InputEvent("input", { bubbles: true }));
};
addEventListener("click", ({ target }) => {
  const button = target instanceof Element && target.closest("#builder [data-do]");
  // Before the page is taken over nothing may be put into it.
  if (!button || document.documentElement.dataset.live !== "yes") return;
  if (button.dataset.do === "preview") show();
  if (button.dataset.do === "take") take();
});
