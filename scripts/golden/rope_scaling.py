"""Golden logits of the committed Llama checkpoint with scaled positions, by PyTorch.

Run by hand (Debian: python3-torch); the tests read the file that it writes:

    python3 scripts/golden/rope_scaling.py > test/fixtures/golden/rope-scaling.json

The scalings are those of Hugging Face's configs: positions divided by a factor (arXiv 2306.15595),
and Llama 3.1's, which divides slow frequencies only.
"""
import json

import torch

from pretrained import CONFIGS, draw, logits

LENGTH = 200
EVERY = 16
LLAMA3 = dict(rope_type="llama3", factor=8.0, low_freq_factor=1.0, high_freq_factor=4.0,
              original_max_position_embeddings=512)
CASES = [None, dict(type="linear", factor=4.0), dict(rope_type="linear", factor=2.5), LLAMA3,
         dict(LLAMA3, original_max_position_embeddings=64, high_freq_factor=20.0)]


def main():
    config = CONFIGS["llama"]
    weights = draw(config, torch.Generator().manual_seed(100))
    ids = torch.randint(config["vocab_size"], (LENGTH,), generator=torch.Generator().manual_seed(7))
    cases = []
    for scaling in CASES:
        last = logits(dict(config, rope_scaling=scaling), weights, ids)[-1]
        cases.append(dict(scaling=scaling, logits=[round(x, 7) for x in last[::EVERY].tolist()]))
    print(json.dumps(dict(ids=ids.tolist(), every=EVERY, cases=cases)))


if __name__ == "__main__":
    main()
