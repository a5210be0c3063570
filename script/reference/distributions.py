#!/usr/bin/env python3
"""Writes Tests/ImpactTests/ReferenceData/distributions.json: values of distributions to 30 digits, by mpmath.

Needs mpmath (pip install mpmath). Usage: script/reference/distributions.py > Tests/ImpactTests/ReferenceData/distributions.json
"""
import json
import math

from mpmath import betainc, erfc, exp, findroot, gammainc, inf, log, loggamma, mp, mpf, quad, sqrt

mp.dps = 30


def normal_below(x):
    return erfc(-x / sqrt(mpf(2))) / 2


def t_above(t, df):
    """P(T > t) for t >= 0."""
    t, df = mpf(t), mpf(df)
    return betainc(df / 2, mpf(1) / 2, 0, df / (df + t * t), regularized=True) / 2


def t_point(tail, df):
    """The t with P(T > t) = tail, from a start found by doubling and halving."""
    low, high = mpf(0), mpf(1)
    while t_above(high, df) > tail:
        low, high = high, high * 2
    for _ in range(30):
        middle = (low + high) / 2
        low, high = (middle, high) if t_above(middle, df) > tail else (low, middle)
    return findroot(lambda t: log(t_above(t, df) / tail), (low, high), solver="anderson", tol=1e-26)


def noncentral_below(t, df, ncp):
    """P(T <= t) as the integral over s = sqrt(chi2/df), cut into pieces narrower than either factor."""
    t, df, ncp = mpf(t), mpf(df), mpf(ncp)
    front = log(2) + (df / 2) * log(df / 2) - loggamma(df / 2)

    def integrand(s):
        if s == 0:
            return mpf(0) if df > 1 else exp(front) * normal_below(-ncp)
        return exp(front + (df - 1) * log(s) - df * s * s / 2) * normal_below(t * s - ncp)

    def cut(share, side):
        """Where one tail of s holds less than 1e-22."""
        s = mpf(1)
        spread = 1 / sqrt(2 * df)
        if side < 0:
            while s > 0 and gammainc(df / 2, 0, df * s * s / 2, regularized=True) > share:
                s -= spread / 2
            return max(s, mpf(0))
        while gammainc(df / 2, df * s * s / 2, inf, regularized=True) > share:
            s += spread / 2
        return s

    low, high = cut(mpf(10) ** -22, -1), cut(mpf(10) ** -22, 1)
    width = min((high - low) / 12, 3 / max(abs(t), mpf(1) / 10))
    pieces = min(400, max(12, int((high - low) / width) + 1))
    return quad(integrand, [low + (high - low) * i / pieces for i in range(pieces + 1)], maxdegree=5)


def start_of_limit(t, df, share):
    """A limit to about ten digits, by halving and plain sums in double precision: where the exact search begins."""
    width = 60 / math.sqrt(2 * df)
    nodes = [math.exp(-width + 2 * width * i / 4000) for i in range(4001)]
    logs = [df * (math.log(s) - (s * s - 1) / 2) for s in nodes]
    weights = [math.exp(x) for x in logs]
    total = sum(weights)
    kept = [(s, w / total) for s, w in zip(nodes, weights) if w / total > 1e-18]
    reach = 8 * math.sqrt(1 + t * t / (2 * df)) + 2 + 6 * t / df
    low, high = t - reach, t + reach
    for _ in range(60):
        middle = (low + high) / 2
        below = sum(w * math.erfc((middle - t * s) / math.sqrt(2)) / 2 for s, w in kept)
        low, high = (middle, high) if below > share else (low, middle)
    return mpf(low)


def limit(t, df, share):
    """Secant steps in 30 digits from there, until the value is right."""
    near = start_of_limit(t, df, float(share))
    beside = near + mpf("1e-5")
    one, other = noncentral_below(t, df, near) - share, noncentral_below(t, df, beside) - share
    while abs(other) > mpf("1e-14"):
        near, beside = beside, beside - other * (beside - near) / (other - one)
        one, other = other, noncentral_below(t, df, beside) - share
    return beside


def main():
    tails = []
    for df in [1, 1.5, 2, 2.2354353595349425, 3, 4.7, 9, 12.306182, 29.5, 100, 512.25, 2286, 5000.5, 1e5, 9.9e6]:
        for t in [1e-6, 0.03, 0.7, 1.96, 3.3, 6.5, 14, 40]:
            # Beyond, a double has no digits left.
            if t_above(t, df) > 1e-300:
                tails.append({"df": df, "t": t, "tail": float(t_above(t, df))})
    points = []
    for df in [1, 1.25, 2, 3, 4.5, 5, 6.75, 12.306182, 45.22108040556004, 179, 998.5, 20000]:
        for tail in [0.45, 0.2, 0.05, 0.025, 0.001, 1e-7]:
            points.append({"df": df, "tail": tail, "t": float(t_point(mpf(tail), df))})
    below, limits = [], []
    for df in [1, 1.4, 3, 9, 17.3, 60, 333.3, 5000]:
        for ncp in [-100, -20, -4.2, 0, 1.3, 12, 37.7, 100]:
            for factor in [0.5, 0.9, 1.15]:
                t = round(ncp * factor + (0.4 if abs(ncp) < 1 else 0), 4)
                below.append({"t": t, "df": df, "ncp": ncp, "cdf": float(noncentral_below(t, df, ncp))})
    for df in [1, 2, 9, 60, 5000]:
        for t in [0.2, 2.5, 6, 15, 40, 95]:
            limits.append({
                "t": t, "df": df, "low": float(limit(t, df, mpf("0.975"))), "high": float(limit(t, df, mpf("0.025")))})
    print(json.dumps(
        {"note": "mpmath, 30 digits, rounded to double", "t_tail": tails, "t_point": points,
         "noncentral_t": below, "noncentral_t_limits": limits}, indent=1))


main()
