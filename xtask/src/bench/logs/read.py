"""Times Inspect's own reader on a log: medians in seconds, as JSON. Used by `cargo xtask bench`."""

import json
import statistics
import sys
import time

from inspect_ai.log import read_eval_log, read_eval_log_sample, read_eval_log_sample_summaries

PATH = sys.argv[1]


def timed(work, runs):
    times = []
    for _ in range(runs):
        begin = time.perf_counter()
        result = work()
        times.append(time.perf_counter() - begin)
    return statistics.median(times), result


def listing():
    return read_eval_log(PATH, header_only=True), read_eval_log_sample_summaries(PATH)


listed, (_, summaries) = timed(listing, 5)
# The page shows both sides of a pair.
pair = summaries[:2]
opened, _ = timed(lambda: [read_eval_log_sample(PATH, line.id, line.epoch) for line in pair], 5)
whole, log = timed(lambda: read_eval_log(PATH), 1)
print(json.dumps({"listed": listed, "opened": opened, "whole": whole, "samples": len(log.samples)}))
