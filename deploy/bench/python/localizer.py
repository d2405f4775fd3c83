"""Category-selective units of an untrained ResNet-50 as one would write it in an afternoon: forward hooks, numpy files, SciPy.

    localizer.py IMAGES WORK THREADS

IMAGES has a folder of images for each condition. Prints one JSON object: seconds of each part, and the peak of memory. It does
what Fusiform does with {"folds": 0}, a layer at a time in memory.
"""

import json
import resource
import sys
import time
from pathlib import Path

import numpy as np
import torch
import torchvision
from PIL import Image
from scipy import stats

BATCH = 16
ALPHA = 0.05
STAGES = ["relu", "layer1", "layer2", "layer3", "layer4", "avgpool"]


def extract(paths, work):
    """One numpy file of each layer, [stimulus, unit]."""
    torch.manual_seed(1)
    network = torchvision.models.resnet50(weights=None).eval()
    transform = torchvision.transforms.Compose([
        torchvision.transforms.Resize(256),
        torchvision.transforms.CenterCrop(224),
        torchvision.transforms.ToTensor(),
        torchvision.transforms.Normalize([0.485, 0.456, 0.406], [0.229, 0.224, 0.225]),
    ])
    outputs, files, maps = {}, {}, {}
    modules = dict(network.named_modules())
    for name in STAGES:
        modules[name].register_forward_hook(lambda _module, _input, output, name=name: outputs.update({name: output.clone()}))
    with torch.no_grad():
        for first in range(0, len(paths), BATCH):
            batch = torch.stack([transform(Image.open(path).convert("RGB")) for path in paths[first:first + BATCH]])
            network(batch)
            for name, output in outputs.items():
                values = output.numpy()
                if name not in files:
                    maps[name] = values.shape[1]
                    shape = (len(paths), values[0].size)
                    files[name] = np.lib.format.open_memmap(work / f"{name}.npy", "w+", np.float32, shape)
                files[name][first:first + len(values)] = values.reshape(len(values), -1)
    return maps


def adjusted(p):
    """By Benjamini and Hochberg."""
    order = np.argsort(p)
    q = np.empty(len(p))
    q[order] = np.minimum.accumulate((p[order] * len(p) / np.arange(1, len(p) + 1))[::-1])[::-1]
    return q


def dprime(a, b):
    spread = np.sqrt((a.var(axis=0, ddof=1) + b.var(axis=0, ddof=1)) / 2)
    return np.divide(a.mean(axis=0) - b.mean(axis=0), spread, out=np.zeros_like(spread), where=spread > 0)


def summary(values):
    return [float(x) for x in (values.mean(), *np.quantile(values, [0.25, 0.5, 0.75]))] if len(values) else None


def select(values, conditions, targets, maps, table):
    """Of each target: the selective units, their strengths, and how they spread over the feature maps. Saves all units."""
    testable = values.max(axis=0) > values.min(axis=0)
    units = {f"mean_{name}": values[conditions == name].mean(axis=0) for name in np.unique(conditions)}
    found = {}
    for target in targets:
        mine = values[conditions == target]
        others = [other for other in np.unique(conditions) if other != target]
        q_max = np.where(testable, 0, np.nan)
        ts, ds = [], []
        for other in others:
            theirs = values[conditions == other]
            t, p = stats.ttest_ind(mine, theirs, axis=0, equal_var=False, alternative="greater")
            q_max[testable] = np.maximum(q_max[testable], adjusted(p[testable]))
            ts.append(t)
            ds.append(dprime(mine, theirs))
        selective = q_max <= ALPHA
        rest = np.mean([units[f"mean_{other}"] for other in others], axis=0)
        mean = units[f"mean_{target}"]
        index = (mean - rest) / np.where(np.abs(mean) + np.abs(rest) > 0, np.abs(mean) + np.abs(rest), 1)
        strengths = [dprime(mine, values[conditions != target]), np.min(ds, axis=0), index, np.min(ts, axis=0)]
        columns = zip(["selected", "q_max", "dprime", "dprime_min", "index", "t_min"], [selective, q_max, *strengths])
        units.update({f"{column}_{target}": column_values for column, column_values in columns})
        counts = selective.reshape(maps, -1).sum(axis=1)
        share = counts[counts > 0] / max(1, counts.sum())
        found[target] = (selective, [summary(strength[selective]) for strength in strengths],
                         (counts > 0).mean(), float(np.exp(-(share * np.log(share)).sum())))
    np.savez(table, **units)
    return found


def rdm(values):
    return 1 - np.corrcoef(values)[np.triu_indices(len(values), 1)]


def main():
    images, work = Path(sys.argv[1]), Path(sys.argv[2])
    torch.set_num_threads(int(sys.argv[3]))
    paths = sorted(images.glob("*/*"))
    conditions = np.array([path.parent.name for path in paths])
    targets = [name for name in np.unique(conditions) if not name.startswith("scrambled")]
    seconds = {}

    start = time.perf_counter()
    maps = extract(paths, work)
    seconds["extraction"] = time.perf_counter() - start

    seconds["selection"] = seconds["rsa"] = 0
    rdms = {population: [] for population in ["all", *targets]}
    for name in STAGES:
        start = time.perf_counter()
        values = np.load(work / f"{name}.npy")
        found = select(values, conditions, targets, maps[name], work / f"{name}-units.npz")
        seconds["selection"] += time.perf_counter() - start
        start = time.perf_counter()
        rdms["all"].append(rdm(values))
        for target in targets:
            units = found[target][0]
            if units.sum() >= 3:
                rdms[target].append(rdm(values[:, units]))
        seconds["rsa"] += time.perf_counter() - start
    start = time.perf_counter()
    for population, of_layers in rdms.items():
        for i in range(len(of_layers)):
            for j in range(i):
                stats.spearmanr(of_layers[i], of_layers[j])
    seconds["rsa"] += time.perf_counter() - start
    print(json.dumps({"seconds": seconds, "peakMegabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3}))


main()
