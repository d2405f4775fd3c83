"""Makes the reference values of the tests: python3 reference.py (from this folder), with mpmath and SciPy installed; takes minutes.

student-t.csv   nu,t,p: P(T >= t) to 20 digits, from a 60-digit regularised incomplete beta function.
comparisons.json  correlations of two vectors with ties, and linear CKA of two feature matrices.
"""

import json
import random
from pathlib import Path

import numpy
from mpmath import betainc, gamma, linspace, mp, mpf, nstr, pi, quad, sqrt
from scipy import stats

HERE = Path(__file__).parent.parent / "resources" / "reference"


def tail(t, nu):
    t, nu = mpf(t), mpf(nu)
    mp.dps = 360 if nu > 3000 else 60
    if nu > 3000:  # where betainc gives up: the area between 0 and t
        density = gamma((nu + 1) / 2) / (gamma(nu / 2) * sqrt(nu * pi))
        area = quad(lambda x: (1 + x * x / nu) ** (-(nu + 1) / 2), linspace(0, t, 60))
        return mpf(1) / 2 - density * area
    upper = betainc(nu / 2, mpf(1) / 2, 0, nu / (nu + t * t), regularized=True) / 2
    return upper if t >= 0 else 1 - upper


def where(p, nu):
    """A t whose tail is about p."""
    low, high = mpf("1e-3"), mpf(10) ** 150
    for _ in range(600):
        middle = sqrt(low * high)
        low, high = (middle, high) if tail(middle, nu) > p else (low, middle)
        if high / low < 1.0001:
            break
    return float(low)


def student_t():
    draw = random.Random(4)
    lines = []
    for nu in [0.5, 1, 1.0001, 1.5, 2, 2.7, 3, 5.3, 7, 9.99, 14, 19.9, 20.4, 20.6, 21, 30.3, 50, 79, 101.7, 158, 400,
               957.9, 7998.5]:
        points = [draw.uniform(-6, 2) for _ in range(5)]
        points += [draw.uniform(0, 45) for _ in range(10)]
        points += [10 ** draw.uniform(-6, 3) for _ in range(5)]
        if 2 < nu < 3000:
            points += [where(mpf(p), nu) for p in ("1e-30", "1e-120", "1e-300")]
        for t in points:
            p = tail(t, nu)
            if p > mpf("1e-305"):
                lines.append(f"{nu!r},{t!r},{nstr(p, 20)}\n")
    (HERE / "student-t.csv").write_text("".join(lines))


def comparisons():
    draw = numpy.random.default_rng(4)
    a = numpy.round(draw.normal(size=190), 1)
    b = numpy.round(0.6 * a + draw.normal(size=190), 1)
    x = (draw.normal(size=(12, 40)) + 3).astype("float32").astype("float64")
    y = numpy.maximum(0, x[:, :25] @ draw.normal(size=(25, 30)) / 5).astype("float32").astype("float64")
    xc, yc = x - x.mean(axis=0), y - y.mean(axis=0)
    cka = numpy.linalg.norm(yc.T @ xc) ** 2 / (numpy.linalg.norm(xc.T @ xc) * numpy.linalg.norm(yc.T @ yc))
    (HERE / "comparisons.json").write_text(json.dumps({
        "a": a.tolist(),
        "b": b.tolist(),
        "spearman": stats.spearmanr(a, b)[0],
        "pearson": stats.pearsonr(a, b)[0],
        "kendall": stats.kendalltau(a, b)[0],
        "x": x.tolist(),
        "y": y.tolist(),
        "cka": cka,
        "t975": {str(df): stats.t.ppf(0.975, df) for df in (1, 3, 7, 39)},
    }) + "\n")


if __name__ == "__main__":
    HERE.mkdir(parents=True, exist_ok=True)
    student_t()
    comparisons()
