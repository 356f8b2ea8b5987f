#!/usr/bin/python3
"""pandas-averages.py: writes pandas-averages.json beside this file: what pandas' ewm gives.

Run with Debian 12's python3-pandas 1.5.3; the versions are recorded in the
file.  A case names the series that it takes (from 1), its parameters as in
ewma.json, and the numbers; "min_periods" lists the values that give them.
pandas reads min_periods = 0 as 1.

Left out, since pandas itself is not exact there (measured against fractions):
- large offsets: its variance at 1e9 is off by 7e-8 (hp_var_shift_1e9 of
  ewma.json has the right numbers);
- small gains with adjust = False: its variance is off by 2e-14 at alpha = 1e-3
  and by 2e-8 at 1e-9, since it forms 1 - alpha and sum_wt^2 - sum_wt2;
- gaps so long that the older weights fall below the rounding of the sum
  (60 at alpha = .5): its unbiased variance is NaN from there on.  The gaps
  here are at most 9 long.
Not in pandas 1.5.3: times with adjust = False; sums; counts.
"""

import json
import os
import platform

import numpy
import pandas

N = 40
KINDS = [("alpha", 0.3), ("com", 4.0), ("span", 12.5), ("halflife", 2.5)]
# missing in x and in y, from 0: leading, inner, trailing; long gaps
GAPS = [
    ([range(0, 3), range(11, 12), range(20, 29), range(38, 40)], [range(0, 1), range(13, 14)]),
    ([range(5, 6), range(7, 8), range(30, 37)], [range(0, 4), range(5, 7), range(39, 40)]),
    ([range(1, 5), range(18, 20)], [range(18, 27), range(33, 34)]),
    ([range(0, 2), range(9, 17), range(24, 25)], [range(3, 4), range(35, 40)]),
]


def stats():
    """(params, what pandas computes of (x, y, ewm keywords))"""
    yield {"stat": "mean"}, lambda x, y, k: x.ewm(**k).mean()
    for bias in (True, False):
        for name in ("var", "std"):
            yield ({"stat": name, "bias": bias},
                   lambda x, y, k, name=name, bias=bias: getattr(x.ewm(**k), name)(bias=bias))
        yield ({"stat": "cov", "bias": bias},
               lambda x, y, k, bias=bias: x.ewm(**k).cov(y, bias=bias))
    yield {"stat": "corr"}, lambda x, y, k: x.ewm(**k).corr(y)


def numbers(values):
    return [None if v != v else float(v) for v in values]


def with_gaps(values, gaps):
    values = values.copy()
    for gap in gaps:
        values[list(gap)] = numpy.nan
    return pandas.Series(values)


rng = numpy.random.default_rng(20)
series, cases = [], []
for kind, (missing_x, missing_y) in zip(KINDS, GAPS):
    x = rng.standard_normal(N).round(6)
    y = (0.5 * x + rng.standard_normal(N)).round(6)
    steps = rng.integers(0, 400, N) / 64.0       # exact in nanoseconds; some are 0
    times = numpy.cumsum(steps)
    x, y = with_gaps(x, missing_x), with_gaps(y, missing_y)
    series.append({"x": numbers(x), "y": numbers(y), "times": numbers(times)})
    for adjust in (True, False):
        for ignore_na in (True, False):
            for stat, compute in stats():
                for min_periods in ([0, 1], [4]):
                    got = [numbers(compute(x, y, {kind[0]: kind[1], "adjust": adjust,
                                                  "ignore_na": ignore_na, "min_periods": m}))
                           for m in min_periods]
                    assert got[0] == got[-1]
                    params = {kind[0]: kind[1], "adjust": adjust, "ignore_na": ignore_na}
                    cases.append({"series": len(series), "params": {**params, **stat},
                                  "min_periods": min_periods, "expected": got[0]})
    for ignore_na in (True, False):
        halflife = 1.75
        got = x.ewm(halflife=pandas.Timedelta(seconds=halflife), ignore_na=ignore_na,
                    times=pandas.to_datetime(times * 1e9, unit="ns")).mean()
        cases.append({"series": len(series), "min_periods": [0, 1],
                      "params": {"halflife": halflife, "adjust": True, "ignore_na": ignore_na,
                                 "times": True, "stat": "mean"},
                      "expected": numbers(got)})

with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "pandas-averages.json"), "w") as f:
    f.write('{"source": %s,\n' % json.dumps(
        "pandas-averages.py: pandas %s, numpy %s, Python %s"
        % (pandas.__version__, numpy.__version__, platform.python_version())))
    for key, rows in (("series", series), ("cases", cases)):
        f.write(' "%s": [\n  ' % key + ",\n  ".join(json.dumps(r) for r in rows) + "\n ]")
        f.write(",\n" if key == "series" else "}\n")
