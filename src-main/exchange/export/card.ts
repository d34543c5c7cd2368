import type { ExportManifest } from '@main/exchange/export/manifest';
import { splitFiles } from '@main/exchange/export/sinks/by-split';

/** Licences by the names that the Hugging Face hub knows. */
const hubLicences: Readonly<Record<string, string>> = {
  webshop: 'mit',
  hotpotqa: 'cc-by-sa-4.0',
  toy: 'mit',
};

/** The card of a data set folder: what it holds, what was left out, whose it is. */
export function dataCard(manifest: ExportManifest): string {
  const { experiment, counts, filters, lengths, files, licence, application } = manifest;
  const present = (['train', 'heldout'] as const).filter((split) =>
    files.some(({ name }) => name === splitFiles[split]),
  );
  return `---
configs:
  - config_name: default
    data_files:
${present.map((split) => `      - split: ${split === 'train' ? 'train' : 'test'}\n        path: ${splitFiles[split]}`).join('\n')}
license: ${hubLicences[experiment.environment] ?? 'other'}
task_categories:
  - reinforcement-learning
  - text-generation
tags:
  - preference
  - dpo
  - agents
size_categories:
  - ${sizeCategory(counts.rows)}
---

# ${plain(experiment.name)}

Step-level preference pairs of an LLM agent in ${experiment.environment}, from search trees
(arXiv 2409.09345). \`prompt\`, \`chosen\` and \`rejected\` are chats as TRL's \`DPOTrainer\` takes them;
the other columns say where a pair comes from and by how much the search preferred it. Train and
test split by task: no task, nor one that shares its answer, is in both.

|          | rows |
| -------- | ---- |
| train    | ${counts.train} |
| test     | ${counts.heldout} |

## Filters

| filter | in | out |
| ------ | -- | --- |
${filters.map((filter) => `| ${plain(filter.filter)} | ${filter.in} | ${filter.out} |`).join('\n')}

${
  lengths
    ? `## Lengths

Median ${lengths.median} tokens, 95 % at most ${lengths.p95}, longest ${lengths.longest}${lengths.counted === 'estimate' ? ', estimated as a quarter of the characters' : ", by the tokenizer of StepQ's own model"}. Set
\`max_length\` to ${lengths.recommendedMaxLength} or more: what is longer loses its end, which is the action.

`
    : ''
}## Where it comes from

StepQ ${application.version}, experiment \`${experiment.id}\`, config \`${experiment.configHash}\`, seed ${experiment.seed}. More in \`manifest.json\`.

${licence}

| file | bytes | SHA-256 |
| ---- | ----- | ------- |
${files.map(({ name, bytes, sha256 }) => `| ${name} | ${bytes} | \`${sha256}\` |`).join('\n')}
`;
}

function sizeCategory(rows: number): string {
  const steps: readonly (readonly [number, string])[] = [
    [1_000, 'n<1K'],
    [10_000, '1K<n<10K'],
    [100_000, '10K<n<100K'],
    [1_000_000, '100K<n<1M'],
  ];
  return steps.find(([limit]) => rows < limit)?.[1] ?? '1M<n<10M';
}

/** A text that stays in its line and its cell. */
function plain(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[|<>[\]`]/g, '\\$&');
}
