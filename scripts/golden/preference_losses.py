"""Golden values of the preference losses and metrics, by PyTorch.

Run by hand (Debian: python3-torch); the tests read the file that it writes:

    python3 scripts/golden/preference_losses.py > test/fixtures/golden/preference-losses.json

Written from the formulas alone: DPO (arXiv 2305.18290, Eq. 7), its conservative form by the
binary cross-entropy against 1 - epsilon, IPO (arXiv 2310.12036, Eq. 17).
"""
import json

import torch
import torch.nn.functional as F

torch.manual_seed(20240914)
PAIRS, TOKENS = 6, 5

tokens = -3 * torch.rand(PAIRS, 2, TOKENS, dtype=torch.float64)
mask = (torch.rand(PAIRS, 2, TOKENS) < 0.7).double()
mask[:, :, 0] = 1
reference = -4 * torch.rand(PAIRS, 2, dtype=torch.float64) - 2


def case(objective, beta, smoothing):
    x = tokens.clone().requires_grad_(True)
    log_probabilities = (x * mask).sum(-1)
    log_ratios = log_probabilities - reference
    h = log_ratios[:, 0] - log_ratios[:, 1]
    if objective == "ipo":
        loss = ((h - 1 / (2 * beta)) ** 2).mean()
    else:
        wanted = torch.full_like(h, 1 - smoothing)
        loss = F.binary_cross_entropy_with_logits(beta * h, wanted)
    loss.backward()
    rewards = (beta * log_ratios).detach()
    return {
        "objective": objective,
        "beta": beta,
        "labelSmoothing": smoothing,
        "loss": loss.item(),
        "chosenReward": rewards[:, 0].mean().item(),
        "rejectedReward": rewards[:, 1].mean().item(),
        "accuracy": (rewards[:, 0] > rewards[:, 1]).double().mean().item(),
        "gradient": x.grad.flatten().tolist(),
    }


print(
    json.dumps(
        {
            "shape": [PAIRS, 2, TOKENS],
            "tokenLogProbabilities": tokens.flatten().tolist(),
            "mask": mask.flatten().tolist(),
            "reference": reference.flatten().tolist(),
            "cases": [
                case("dpo", 0.1, 0.0),
                case("dpo", 0.3, 0.0),
                case("dpo", 0.3, 0.1),
                case("dpo", 2.0, 0.3),
                case("ipo", 0.1, 0.0),
                case("ipo", 0.5, 0.0),
            ],
        },
        indent=1,
    )
)
