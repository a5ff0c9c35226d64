// Loaded by `boot.js` when "share" is first asked for: opens the page's dialog for one figure, hands it what the figure has, and
// does what its buttons ask. What it shows is worked out by the program `share`.
const dialog = () => document.getElementById("share-dialog");
const texts = (found) => [...found].map((one) => one.textContent.trim());
document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href: new URL("sharing.css", import.meta.url).href }));

let figure = null;
const link = () => figure.querySelector(".share textarea").value;
export const open = (button) => {
  if (document.documentElement.dataset.live !== "yes") return;
  figure = button.closest("figure");
  const tables = [...figure.querySelectorAll("[data-panel=table] table")];
  const handed = [
    link(),
    figure.querySelector(".figure-title").textContent,
    tables.map((table) => [table.caption ? table.caption.textContent : "", ...[...table.rows].map((row) => texts(row.cells))]),
    texts(figure.querySelectorAll(".save .buttons button")),
  ];
  const field = dialog().querySelector("[data-key=of]");
  field.value = JSON.stringify(handed);
  field.dispatchEvent(new InputEvent("input", { bubbles: true }));
  dialog().showModal();
};

const acts = {
  close() { dialog().close(); },
  // A file of the figure's own: its panel opens, where a refusal is told too.
  press({ dataset }) {
    dialog().close();
    const panel = figure.querySelector("[data-panel=save]");
    panel.open = true;
    const button = panel.querySelectorAll(".buttons button")[dataset.of];
    button.focus();
    button.click();
  },
  // The figure alone, with its link below; the style hides the rest.
  print() {
    dialog().close();
    const root = document.documentElement;
    figure.dataset.printed = link();
    root.dataset.print = "figure";
    const done = () => { delete figure.dataset.printed; delete root.dataset.print; };
    addEventListener("afterprint", done, { once: true });
    print();
  },
};
addEventListener("click", ({ target }) => {
  if (!(target instanceof Element)) return;
  const button = target.closest("#share-dialog [data-do]");
  if (button && Object.hasOwn(acts, button.dataset.do)) acts[button.dataset.do](button);
  // Beside the dialog.
  else if (target === dialog()) dialog().close();
});
