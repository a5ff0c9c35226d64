// Stands in the `boot.js` of embeds, inside its function.

// In somebody else's frame: tells the host how high the figure is and in which state, and does what the host asks. What
// stands here is a contract (version 1, /about/#embedding): shapes that are published stay. All that comes in is checked
// first; what is not of these shapes, or not from the page around us, is passed over.
const OPTIONS = ["seed", "lang", "theme", "controls", "predict", "motion", "links"];
const MOST_PAIRS = 64, MOST_CHARS = 65536, LONGEST_IN_QUERY = 64;
const beEmbedded = (widget) => {
  const post = (message) => parent.postMessage(message, "*");
  const tell = (type, more) => post({ ns: "lookahead", v: 1, type, widget, ...more });
  // As high as the page would like to be, whatever the frame is now. Others' hosts read other shapes: AMP's, Datawrapper's, Embedly's.
  let height = 0, resting = 0;
  const tellHeight = () => {
    height = Math.ceil(root.getBoundingClientRect().height);
    tell("height", { height });
    post({ sentinel: "amp", type: "embed-size", height });
    post({ "datawrapper-height": { [widget]: height } });
    post(JSON.stringify({ src: location.href, context: "iframe.resize", method: "resize", height }));
  };
  new ResizeObserver(() => {
    clearTimeout(resting);
    resting = setTimeout(() => { if (Math.ceil(root.getBoundingClientRect().height) !== height) tellHeight(); }, 60);
  }).observe(root);
  // The state is what the figure's own link has in it.
  const pairsNow = () => {
    const link = /\?([^#]*)|#(.*)/g, field = document.querySelector(".share textarea[id$='-link']");
    const found = field ? [...field.value.matchAll(link)].flatMap(([, query, rest]) => [...new URLSearchParams(query ?? rest)]) : [];
    return Object.fromEntries(found);
  };
  let told = "{}", looking = 0;
  const tellState = () => { const state = pairsNow(); told = JSON.stringify(state); tell("state", { state }); };
  new MutationObserver(() => {
    looking ||= setTimeout(() => { looking = 0; tellVerdict(); if (JSON.stringify(pairsNow()) !== told) tellState(); }, 250);
  }).observe(document.getElementById("app"), { subtree: true, childList: true, characterData: true });
  // Another state is another address, as in a link; long values stand after the hash sign.
  const reopen = (pairs) => {
    const write = (sign, some) => (some.length ? sign + new URLSearchParams(some) : "");
    const kept = [...new URLSearchParams(location.search)].filter(([key]) => OPTIONS.includes(key));
    const search = write("?", [...kept, ...pairs.filter(([, value]) => value.length <= LONGEST_IN_QUERY)]);
    const hash = write("#", pairs.filter(([, value]) => value.length > LONGEST_IN_QUERY));
    if (search !== location.search) return location.replace(location.pathname + search + hash);
    location.hash = hash;
    location.reload();
  };
  const isPair = ([key, value]) => typeof value === "string" && /^[\w-]{1,40}$/.test(key.startsWith(`${widget}.`) ? key.slice(widget.length + 1) : key) && !OPTIONS.includes(key);
  const asked = {
    theme({ theme }) {
      if (theme === "light" || theme === "dark") root.dataset.theme = theme;
      else if (theme === "auto") delete root.dataset.theme;
    },
    "get-state"() { tellState(); tellHeight(); },
    "set-state"({ state }) {
      if (!state || Object.getPrototypeOf(state) !== Object.prototype) return;
      const pairs = Object.entries(state);
      if (pairs.length && pairs.length <= MOST_PAIRS && pairs.every(isPair) && pairs.flat().join("").length <= MOST_CHARS) reopen(pairs);
    },
    reset() { reopen([]); },
  };
  addEventListener("message", ({ data, source }) => {
    if (source === parent && data && data.ns === "lookahead" && data.v === 1 && typeof data.type === "string" && Object.hasOwn(asked, data.type)) asked[data.type](data);
  });
  // Whether the guess was right: the figure says so, once it has answered, in words that the page's data has under a key
  // of their own, `guess_right` or `guess.….right`.
  const beginsWith = (words) => new RegExp(`^${words.split(/\{\w+\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join(".{1,200}?")}`);
  const isRight = async (said) => {
    const words = Object.entries(JSON.parse(await page).words).filter(([key]) => /\.guess.*right$/.test(key));
    return words.some(([, right]) => said.some((text) => beginsWith(right).test(text)));
  };
  let guessed = false;
  const tellVerdict = async () => {
    const said = [...document.querySelectorAll("figure .verdict, figure .readout")].map((element) => element.textContent.trim()).filter(Boolean);
    if (!guessed || !said.length || document.querySelector(".guess")) return;
    guessed = false;
    tell("event", { name: "verdict", right: await isRight(said) });
  };
  addEventListener("click", (event) => {
    const guess = event.target instanceof Element && event.target.closest(".guess button");
    if (!guess) return;
    guessed = !guess.matches(".quiet");
    tell("event", { name: "guess", value: guess.textContent.trim() });
  }, true);
  addEventListener("lookahead-panic", () => tell("error", { code: "panic" }));
  const tellLive = () => {
    if (root.dataset.live === "yes") { tell("ready"); tellHeight(); }
    if (root.dataset.live === "failed") tell("error", { code: "not-live" });
  };
  new MutationObserver(tellLive).observe(root, { attributes: true, attributeFilter: ["data-live"] });
};
// By the route and not by the address: as a file of its own the page may stand anywhere.
const embedded = parent !== window && /^\/embed\/([a-z0-9-]+)\/$/.exec(document.getElementById("app").dataset.route);
if (embedded) beEmbedded(embedded[1]);
