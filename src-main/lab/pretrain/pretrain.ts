import { cpSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { CorpusDocument, EnvironmentFamily } from '@main/environments/environment';
import { loadFamily } from '@main/environments/registry';
import { loadWebShop } from '@main/environments/webshop/family';
import { inventShop, writeInventedShop } from '@main/environments/webshop/invented/shop';
import { pairsOfShop } from '@main/lab/pretrain/pairs';
import type { PretrainPlan } from '@main/lab/pretrain/plan';
import type { QModelService, TrainedModel } from '@main/qmodel/service';
import { CallError } from '@main/rpc/rpc';
import { defaultSource } from '@shared/experiment/config';
import type { PreferencePair } from '@shared/preference/pair';

/** What pretraining works with besides its plan. */
export interface PretrainGround {
  /** The data files of the environments that ship with StepQ. */
  readonly resources: string;
  /** Shops and checkpoints; a killed training goes on from what lies there. */
  readonly work: string;
  /** Where the model is to stand; must not exist. */
  readonly to: string;
  readonly models: Pick<QModelService, 'train'>;
  readonly onProgress: (what: 'tasks' | 'updates', done: number, total: number) => void;
  readonly signal: AbortSignal;
}

/**
 * Pretrains a base model: searches invented shops, builds preference pairs and trains on them, as an
 * experiment does. The same plan gives the same weights, bit by bit on machines of a kind.
 * @throws CallError `conflict` where something stands already; the signal's reason when aborted
 */
export async function pretrain(plan: PretrainPlan, ground: PretrainGround): Promise<TrainedModel> {
  const { work, to, models, onProgress, signal, resources } = ground;
  if (existsSync(to)) {
    throw new CallError('conflict', `${to} exists already. Choose another folder or remove it.`);
  }
  const total = plan.shops.reduce((sum, { tasks }) => sum + tasks, 0);
  const pairs: PreferencePair[] = [];
  const corpus: CorpusDocument[] = [];
  let searched = 0;
  for (const [at, shop] of plan.shops.entries()) {
    const directory = join(work, `shop-${at}`);
    writeInventedShop(directory, inventShop(shop));
    const family: EnvironmentFamily = loadWebShop(directory);
    corpus.push(...(family.corpus?.(new Set()) ?? []));
    const onTree = (): void => {
      searched += 1;
      onProgress('tasks', searched, total);
    };
    const name = `shop-${at}`;
    pairs.push(...(await pairsOfShop(name, family, shop.tasks, plan.config, { onTree, signal })));
  }
  const articles = await loadFamily(defaultSource('hotpotqa'), resources);
  corpus.push(...(articles.corpus?.(new Set()).slice(0, plan.articles) ?? []));
  const directory = join(work, 'training');
  mkdirSync(directory, { recursive: true });
  const model = await models.train(
    {
      directory,
      environment: 'webshop',
      seed: plan.seed,
      config: plan.config.model,
      pairs,
      trajectories: [],
      corpus,
    },
    ({ unit, done, total: of }) => {
      if (unit === 'updates') onProgress('updates', done, of);
    },
    signal,
  );
  cpSync(model.directory, to, { recursive: true });
  return { ...model, directory: to };
}
