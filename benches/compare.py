#!/usr/bin/env python3
"""Times XIRR of 360 monthly flows here and in pyxirr, in the same run.

The flows are those of benches/price.rs, xirr(359): a loan of 1,000,000 and 359
instalments. Neither side is timed making them, but pyxirr's time includes taking
dates and amounts over from Python, as any call of it does. Both come to the same
rate, ours to more digits. numpy-financial's IRR, of the same amounts
per month, stands by as a third opinion.

Where Python lacks pyxirr or numpy-financial it says so and ends well: they are
no part of the project's tools (pip install pyxirr numpy-financial).
"""

import datetime
import re
import subprocess
import sys
import timeit

try:
    import numpy_financial
    import pyxirr
except ImportError as missing:
    print(f"no comparison with other libraries: {missing}")
    sys.exit(0)

# To 40 digits with mpmath; benches/price.rs asserts all of these, pyxirr stops
# its search after ten.
RATE = 0.04997881186998255

# What `cargo bench` prints: │ or spaces, the argument, then the times.
ROW = re.compile(r"─ 359 +([\d.]+) (ns|µs|ms).*?│.*?│ +([\d.]+) (ns|µs|ms)")
IN_NS = {"ns": 1, "µs": 1e3, "ms": 1e6}


def flows():
    """Days and amounts: the 15th of each month from January 2026."""
    days = [datetime.date(2026 + m // 12, m % 12 + 1, 15) for m in range(360)]
    return days, [1_000_000.0] + [-5_307.27] * 359


def ours():
    """Nanoseconds: the fastest and the median sample."""
    command = ["cargo", "bench", "--locked", "--bench", "price", "--", "xirr"]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    found = ROW.search(run.stdout)
    if run.returncode != 0 or found is None:
        print(run.stdout, run.stderr, sep="\n", file=sys.stderr)
        sys.exit("no figure for xirr(359) in what cargo bench printed")
    fastest, a, median, b = found.groups()
    return float(fastest) * IN_NS[a], float(median) * IN_NS[b]


def theirs(days, amounts):
    """Nanoseconds: the fastest and the median of 100 samples of 100."""
    call = timeit.Timer(lambda: pyxirr.xirr(days, amounts))
    call.timeit(100)
    samples = sorted(t * 1e9 / 100 for t in call.repeat(repeat=100, number=100))
    return samples[0], samples[len(samples) // 2]


def main():
    days, amounts = flows()
    fastest, median = ours()
    their_fastest, their_median = theirs(days, amounts)
    rate = pyxirr.xirr(days, amounts)
    if rate is None or abs(rate - RATE) > 1e-9:
        sys.exit(f"pyxirr has {rate}, benches/price.rs {RATE}: not the same flows")
    monthly = numpy_financial.irr(amounts)
    print("XIRR of 360 monthly flows   fastest      median")
    print(f"  ashore                {fastest / 1e3:8.2f} µs {median / 1e3:8.2f} µs")
    print(f"  pyxirr {pyxirr.__version__:<15}{their_fastest / 1e3:8.2f} µs {their_median / 1e3:8.2f} µs")
    print(f"  pyxirr ÷ ashore       {their_fastest / fastest:8.1f}    {their_median / median:8.1f}")
    print(f"  both find {rate:.9f}; numpy-financial, with months as twelfths of a year, "
          f"{(1 + monthly) ** 12 - 1:.9f}")


main()
