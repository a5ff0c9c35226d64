// Solves one tree in three ways by turns, so that whatever else the machine does falls on all of them alike.
import init, { Bench, WorldBench, classList, countClass, gameFile, readGame } from "./wasm/bench.js";
import { arrayTree, objectTree, solveArrays, solveObjects } from "./tree.js";
import { valueWorld } from "./world.js";

const timed = (work) => {
  const begin = performance.now();
  work();
  return performance.now() - begin;
};

window.runBench = async ({ depth, players, seed, runs, warmups }) => {
  await init();
  const bench = new Bench(depth, players, seed);
  const objects = objectTree(depth, players, seed);
  const arrays = arrayTree(depth, players, seed);
  let value = [];
  const ways = {
    wasm: () => bench.solve(),
    objects: () => (value = solveObjects(objects)),
    arrays: () => solveArrays(arrays),
  };
  const times = { wasm: [], objects: [], arrays: [] };
  for (let run = -warmups; run < runs; run++) {
    for (const [name, work] of Object.entries(ways)) {
      const time = timed(work);
      if (run >= 0) times[name].push(time);
      await new Promise((next) => setTimeout(next, 0));
    }
  }
  return {
    nodes: bench.nodes(),
    times,
    roots: { wasm: [...bench.root()], objects: value, arrays: [...arrays.values.slice(0, players)] },
  };
};

// A world of more than a million states: unrolled from its rules and valued, by turns; and a file of a million nodes read.
window.runWorlds = async ({ depth, players, seed, runs }) => {
  await init();
  const worlds = new WorldBench();
  const world = JSON.parse(worlds.world());
  const file = gameFile(depth, players, seed);
  const times = { wasm: [], objects: [], reading: [] };
  let objects;
  let nodes = 0;
  for (let run = -1; run < runs; run++) {
    const once = { wasm: timed(() => worlds.run()), objects: timed(() => (objects = valueWorld(world))), reading: timed(() => (nodes = readGame(file))) };
    if (run >= 0) for (const [name, time] of Object.entries(once)) times[name].push(time);
    await new Promise((next) => setTimeout(next, 0));
  }
  return { states: { wasm: worlds.states(), objects: objects.states }, j: { wasm: worlds.j(), objects: objects.j }, times, nodes, bytes: file.length };
};

// The codes of a class, as pasted: each read, checked, told from those before, and counted.
window.runClass = async ({ codes, runs, warmups }) => {
  await init();
  const list = classList(codes);
  const times = [];
  let counted = 0;
  for (let run = -warmups; run < runs; run++) {
    const time = timed(() => (counted = countClass(list)));
    if (run >= 0) times.push(time);
    await new Promise((next) => setTimeout(next, 0));
  }
  return { codes: counted, times };
};
