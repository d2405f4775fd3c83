#!/usr/bin/python3
"""Times SciPy's Welch tests of a layer: 4 targets x 5 contrasts, each with Benjamini-Hochberg. Prints milliseconds.

usage: ttest.py UNITS STIMULI_PER_CONDITION   (needs Debian's python3-scipy)
"""
import sys
import time

import numpy as np
from scipy import stats

CONDITIONS = 6
TARGETS = 4


def main(units, stimuli):
    random = np.random.default_rng(1)
    conditions = [
        np.maximum(random.standard_normal((stimuli, units), dtype=np.float32), 0) for _ in range(CONDITIONS)
    ]
    start = time.perf_counter()
    rejected = 0
    for target in range(TARGETS):
        for other in range(CONDITIONS):
            if other != target:
                test = stats.ttest_ind(
                    conditions[target], conditions[other], equal_var=False, alternative="greater"
                )
                rejected += np.count_nonzero(stats.false_discovery_control(test.pvalue) <= 0.05)
    print(round((time.perf_counter() - start) * 1000), rejected)


main(int(sys.argv[1]), int(sys.argv[2]))
