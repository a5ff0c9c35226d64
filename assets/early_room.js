// In place of the second half of `early.js` (what starts the client) in lessons for the room and for paper, which have none.
// A sheet for paper names no script and has nothing to wait for.
  if (config.boot) {
    root.dataset.room = "run";
    import(new URL(config.boot, document.baseURI).href).catch(() => {
      delete root.dataset.room;
      root.dataset.live = "failed";
      document.getElementById("not-live").hidden = false;
    });
  } else root.dataset.live = "yes";
})();
