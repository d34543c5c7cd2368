import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { roughRuler, type Ruler } from '@main/exchange/export/lengths';
import { modelFiles } from '@main/qmodel/artifact/manifest';
import { fromTokenizerJson } from '@main/qmodel/tokenizer/tokenizer-json';
import { createTokenizer } from '@main/qmodel/tokenizer/tokenizer';
import { modelRepository } from '@main/store/models';
import type { Workspace } from '@main/store/workspace';

/**
 * What counts the tokens of an experiment's exports: its model's tokenizer, or an estimate where
 * there is no model, or none whose tokenizer can be read.
 */
export function exportRuler({ db, directory }: Workspace, experimentId: string): Ruler {
  const model = modelRepository(db, directory).find(experimentId);
  if (!model) return roughRuler;
  try {
    const json = readFileSync(join(model.directory, modelFiles.tokenizer), 'utf8');
    const tokenizer = createTokenizer(fromTokenizerJson(json));
    return { counted: 'model', tokens: (text) => tokenizer.encode(text).ids.length };
  } catch {
    // An export can do without; the report says that it is an estimate.
    return roughRuler;
  }
}
