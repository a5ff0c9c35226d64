// Solves one tree in three ways by turns, so that whatever else the machine does falls on all of them alike.
import init, { Bench } from "./wasm/bench.js";
import { arrayTree, objectTree, solveArrays, solveObjects } from "./tree.js";

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
