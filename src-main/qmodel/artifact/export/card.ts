import type { ModelManifest } from '@main/qmodel/artifact/manifest';
import { matchFeatureNames } from '@main/qmodel/render/match-features';

/** What both cards say of a model. */
function facts({
  environment,
  steps,
  parameters,
  beta,
  scoreMode,
  scoredTokens,
  heldoutAccuracy,
  decoder,
}: ModelManifest): string {
  const accuracy = heldoutAccuracy === null ? 'not measured' : heldoutAccuracy.toFixed(3);
  return `A step-level Q-value model of an agent (arXiv 2409.09345), trained by StepQ with DPO on preference
pairs of steps.

| | |
| --- | --- |
| environment | ${environment} |
| decoder | ${decoder.family}, ${decoder.layers} layers, ${decoder.width} wide, ${parameters.toLocaleString('en-US')} parameters |
| updates | ${steps} |
| accuracy on held-out pairs | ${accuracy} |
| β | ${beta} |
| score mode | ${scoreMode} |
| tokens that count | ${scoredTokens === 'end' ? 'the last token of the action' : 'all tokens of the action and its end'} |
`;
}

/** The card of an ONNX file: how to score with it in Python. */
export function onnxCard(manifest: ModelManifest, length: number): string {
  const count = manifest.decoder.matchFeatures;
  const features =
    count === 0
      ? ''
      : `
    features = np.zeros((1, ${length}, ${count}), np.float32)
    for position, feature, value in candidate["features"]:
        features[0, position, feature] = value
    inputs["features"] = features`;
  return `# Q-value model

${facts(manifest)}
\`model.onnx\` holds everything: the weights of the model and of its reference, and as metadata
\`stepq.manifest\`, \`stepq.tokenizer\` and \`stepq.rarity\`. It uses operators of the ONNX standard only
(opset 18). One run scores one candidate.

| input | type | meaning |
| --- | --- | --- |
| \`ids\` | int64 [1, ${length}] | prompt and action, filled up at the right end with any token |
| \`scored\` | float32 [1, ${length}] | 1 for the tokens that count, else 0 |
${count === 0 ? '' : `| \`features\` | float32 [1, ${length}, ${count}] | match features of each token: how its word compares with the instruction |\n`}
| output | type | meaning |
| --- | --- | --- |
| \`q\` | float32 [1] | the Q-value |
| \`ratios\` | float32 [1, ${length - 1}] | log π − log π_ref of each token but the first |

The better of the two candidates of \`example.json\`, which StepQ rendered:

\`\`\`python
import json
import numpy as np
import onnxruntime

session = onnxruntime.InferenceSession("model.onnx")
for candidate in json.load(open("example.json"))["candidates"]:
    inputs = {"ids": np.array([candidate["ids"]], np.int64),
              "scored": np.array([candidate["scored"]], np.float32)}${features}
    print(candidate["argument"], session.run(["q"], inputs)[0])
\`\`\`
${count === 0 ? '' : `\nThe features, in order: ${matchFeatureNames.join('; ')}.\n`}`;
}

/** The card of a Hugging Face folder. */
export function huggingFaceCard(manifest: ModelManifest): string {
  const own = manifest.decoder.family === 'stepq';
  return `# Q-value model

${facts(manifest)}
${own ? ownText : familyText(manifest)}
StepQ starts a training from this folder when it is named as \`model.base\` of an experiment.
`;
}

const ownText = `The config names \`stepq\`, an architecture of StepQ: a Llama-style decoder to whose token embeddings
those of match features are added (how a token's word compares with the instruction). No class of
Hugging Face's library knows these features, so the library does not load this folder. The weights
are plain safetensors, linear maps as [inputs, outputs]; \`reference.safetensors\` holds the frozen
reference. To score outside StepQ, export the model in the format onnx.
`;

function familyText({ beta, scoredTokens, scoreMode }: ModelManifest): string {
  const counted = scoredTokens === 'end' ? 'ratios[-1:]' : 'ratios[prompt.shape[1] - 1:]';
  const score = {
    sum: `${beta} * counted.sum()`,
    mean: `${beta} * counted.mean()`,
    reference: 'counted.mean()',
  }[scoreMode];
  const difference =
    scoreMode === 'reference'
      ? '(values[0] - values[1]).log_softmax(-1)'
      : 'values[0].log_softmax(-1) - values[1].log_softmax(-1)';
  return `Hugging Face's library loads this folder. \`reference.safetensors\` holds the frozen reference, the
checkpoint that the training started from.

\`\`\`python
import torch
from safetensors.torch import load_file
from transformers import AutoModelForCausalLM

policy, reference = (AutoModelForCausalLM.from_pretrained(".") for _ in range(2))
reference.load_state_dict(load_file("reference.safetensors"), strict=False)

def q(prompt, action):  # token ids, [1, n] each
    ids = torch.cat([prompt, action], 1)
    with torch.no_grad():
        values = [model(ids).logits[0, :-1] for model in (policy, reference)]
    ratios = (${difference}).gather(1, ids[0, 1:, None])[:, 0]
    counted = ${counted}
    return ${score}
\`\`\`
`;
}
