import { writeFileSync } from 'node:fs';
import { machine } from '../machine';
import { option } from '../options';
import { scoringRows, togetherRows, type ScoringRow } from './ways';

/**
 * Measures scoring five candidates of 40 tokens over a context of 1,000, by policy and reference:
 * each candidate with its own copy of the context, one by one and as a batch, against one packed
 * pass and against the blocks of a prompt made anew, kept in part (the next step of an episode) and
 * kept whole (more candidates of a state). And whether several short decisions gain by being scored
 * together. All in turn; medians of the rounds.
 *
 *     npm run bench -- scoring [--preset small] [--rounds 9] [--threads 1,2] [--json FILE]
 */

const rounds = Number(option('rounds', '9'));
const preset = (['micro', 'tiny', 'small', 'base'] as const).find(
  (known) => known === option('preset', 'small'),
);
if (!preset) throw new Error('Which preset?');
const rows: ScoringRow[] = [];
for (const threads of option('threads', '1,2').split(',').map(Number)) {
  const measured = [
    ...(await scoringRows(preset, threads, rounds)),
    ...(await togetherRows(threads, rounds)),
  ];
  rows.push(...measured);
  console.table(
    measured.map(({ way, milliseconds, least, timesFaster }) => ({
      way,
      threads,
      ms: Number(milliseconds.toFixed(1)),
      least: Number(least.toFixed(1)),
      '× faster': Number(timesFaster.toFixed(2)),
    })),
  );
}
const json = option('json', '');
if (json !== '') {
  writeFileSync(
    json,
    `${JSON.stringify({ machine: machine(), preset, scoring: rows }, null, 2)}\n`,
  );
}
