"""The same training step in PyTorch, for comparison; started by the benchmark, never by hand.

Reads a folder that the benchmark wrote (workload.json and raw little-endian arrays), says `ready`,
then makes one step for each line on standard input and answers with `<milliseconds> <loss>`.
At the end of the input it prints its peak memory in MB.
"""

import json
import math
import resource
import sys
import time

import numpy
import torch
import torch.nn.functional as F

folder, threads = sys.argv[1], int(sys.argv[2])
torch.set_num_threads(threads)
with open(f"{folder}/workload.json") as file:
    work = json.load(file)
model, shape = work["model"], work["shape"]
WIDTH, LAYERS = model["width"], model["layers"]
HEADS, KEY_HEADS = model["heads"], model["keyValueHeads"]
SIZE = WIDTH // HEADS
BATCH, PROMPT, BRANCH = shape["batch"], shape["prompt"], shape["branch"]
LENGTH = PROMPT + shape["branches"] * BRANCH


def array(name, dtype, *dims):
    return torch.from_numpy(numpy.fromfile(f"{folder}/{name}.bin", dtype=dtype).reshape(dims).copy())


weights = {
    entry["name"]: array(f"weight-{i}", numpy.float32, *entry["shape"])
    for i, entry in enumerate(work["weights"])
}
adapted = work["loraRank"] > 0
trained = {k: v for k, v in weights.items() if not adapted or ".lora." in k}
for value in trained.values():
    value.requires_grad_(True)

ids = array("ids", numpy.int64, BATCH, LENGTH)
features = array("features", numpy.float32, BATCH * LENGTH, model["matchFeatures"])
positions = array("positions", numpy.int64, BATCH, LENGTH)
segments = array("segments", numpy.int32, BATCH, LENGTH)
rows = array("rows", numpy.int64, -1)
targets = array("targets", numpy.int64, rows.shape[0], 1)
mask = array("mask", numpy.float32, BATCH, shape["branches"], shape["scored"])
reference = array("reference", numpy.float32, BATCH, shape["branches"])


def linear(x, name):
    y = x @ weights[name]
    down = weights.get(f"{name}.lora.down")
    if down is None:
        return y
    factor = work["loraAlpha"] / work["loraRank"]
    return y + factor * ((x @ down) @ weights[f"{name}.lora.up"])


def norm(x, name):
    return x * torch.rsqrt((x * x).mean(-1, keepdim=True) + 1e-5) * weights[name]


half = SIZE // 2
frequencies = 10000.0 ** (-torch.arange(half) / half)
angles = positions[..., None].float() * frequencies
cosine, sine = angles.cos()[:, :, None, :], angles.sin()[:, :, None, :]


def rotate(x):
    a, b = x.split(half, -1)
    return torch.cat([a * cosine - b * sine, b * cosine + a * sine], -1)


def heads(x, count):
    return x.view(BATCH, LENGTH, count, SIZE)


def forward():
    own, other = segments[:, :, None], segments[:, None, :]
    causal = torch.ones(LENGTH, LENGTH, dtype=torch.bool).tril()
    seen = causal & ((other == 0) | (own == other))
    bias = torch.zeros(BATCH, 1, LENGTH, LENGTH).masked_fill(~seen[:, None], -1e9)
    x = F.embedding(ids, weights["embedding.tokens"]).view(-1, WIDTH)
    x = x + features @ weights["embedding.match"]
    for layer in range(LAYERS):
        at = f"layers.{layer}."
        h = norm(x, at + "attentionNorm")
        query = rotate(heads(linear(h, at + "query"), HEADS)).transpose(1, 2)
        key = rotate(heads(linear(h, at + "key"), KEY_HEADS)).transpose(1, 2)
        value = heads(linear(h, at + "value"), KEY_HEADS).transpose(1, 2)
        query = query.reshape(BATCH, KEY_HEADS, HEADS // KEY_HEADS * LENGTH, SIZE)
        scores = query @ key.transpose(-1, -2) * (1 / math.sqrt(SIZE))
        attended = torch.softmax(scores.view(BATCH, HEADS, LENGTH, LENGTH) + bias, -1)
        mixed = attended.view(BATCH, KEY_HEADS, -1, LENGTH) @ value
        joined = mixed.view(BATCH, HEADS, LENGTH, SIZE).transpose(1, 2).reshape(-1, WIDTH)
        x = x + linear(joined, at + "output")
        h = norm(x, at + "feedForwardNorm")
        x = x + linear(F.silu(linear(h, at + "gate")) * linear(h, at + "up"), at + "down")
    hidden = norm(x, "norm")[rows]
    chosen = torch.log_softmax(hidden @ weights["embedding.tokens"].t(), -1).gather(1, targets)
    return (chosen.view_as(mask) * mask).sum(-1)


options = {"lr": work["learningRate"], "betas": (0.9, 0.98), "eps": 1e-8}
optimizer = torch.optim.AdamW(
    [
        {"params": [v for v in trained.values() if v.dim() > 1], "weight_decay": work["weightDecay"]},
        {"params": [v for v in trained.values() if v.dim() == 1], "weight_decay": 0.0},
    ],
    **options,
)


def step():
    optimizer.zero_grad(set_to_none=True)
    ratios = forward() - reference
    loss = F.softplus(-work["beta"] * (ratios[:, 0] - ratios[:, 1])).mean()
    loss.backward()
    torch.nn.utils.clip_grad_norm_(trained.values(), work["gradientClip"])
    optimizer.step()
    return loss.item()


print("ready", flush=True)
for _ in sys.stdin:
    started = time.perf_counter()
    loss = step()
    print(f"{(time.perf_counter() - started) * 1000:.3f} {loss:.7f}", flush=True)
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024, flush=True)
