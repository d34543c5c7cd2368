import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, mkdtempSync, rmSync, statSync, type WriteStream } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { finished } from 'node:stream/promises';
import { loadCatalogueShop } from '@main/environments/webshop/catalogue/family';
import { openCatalogue } from '@main/environments/webshop/catalogue/open-catalogue';
import { importCatalogue } from '@main/environments/webshop/official/import-catalogue';
import { generatedProduct, generatedQuery } from '../test/support/generated-shop';

/**
 * Measures WebShop at its full size with a generated shop in the official format: how long the
 * import takes and how much memory, the size of the catalogue, searches that were not asked before,
 * and the memory of playing. Each step is a process of its own, so that its memory is its own.
 *
 *     npm run bench -- webshop-full [products, default 1,180,000]
 */

const SEED = 233;
const QUERIES = 200;
const EPISODES = 300;

const products = Number(process.argv[2] ?? 1_180_000);
/** Of a step's process: the folder that the first one made. */
const [step, given] = process.argv.slice(3);
const folder = given ?? mkdtempSync(join(tmpdir(), 'stepq-webshop-full-'));
const since = (began: number): number => performance.now() - began;
const megabytes = (bytes: number): string => `${Math.round(bytes / 1e6)} MB`;

/** An official file that is written row by row. */
class OfficialFile {
  private readonly path: string;
  private readonly stream: WriteStream;
  private separator: string;

  constructor(
    name: string,
    open: string,
    private readonly close: string,
  ) {
    this.path = join(folder, name);
    this.stream = createWriteStream(this.path);
    this.separator = open;
  }

  async add(row: string): Promise<void> {
    const room = this.stream.write(`${this.separator}${row}`);
    this.separator = ',\n';
    if (!room) await once(this.stream, 'drain');
  }

  async end(): Promise<void> {
    this.stream.end(this.close);
    await finished(this.stream);
    console.log(`${basename(this.path)}: ${megabytes(statSync(this.path).size)}`);
  }
}

async function generate(): Promise<void> {
  const items = new OfficialFile('items_shuffle.json', '[', ']');
  const made = new OfficialFile('items_ins_v2.json', '{', '}');
  const written = new OfficialFile('items_human_ins.json', '{', '}');
  for (let i = 0; i < products; i += 1) {
    const product = generatedProduct(SEED, i);
    const key = JSON.stringify(product.asin);
    await items.add(JSON.stringify(product.item));
    await made.add(`${key}: ${JSON.stringify(product.made)}`);
    if (product.written) await written.add(`${key}: ${JSON.stringify(product.written)}`);
  }
  for (const file of [items, made, written]) await file.end();
}

async function measureImport(file: string): Promise<void> {
  const began = performance.now();
  const cpu = process.cpuUsage();
  let told = 0;
  const report = await importCatalogue({
    folder,
    file,
    keepGood: false,
    signal: new AbortController().signal,
    onProgress: (done, total) => {
      if (since(began) < told + 30_000) return;
      told = since(began);
      console.log(
        `  ${megabytes(done)} of ${megabytes(total)} after ${(told / 1000).toFixed(0)} s`,
      );
    },
    onProblem: (name, problem) => {
      console.log(name, problem);
    },
  });
  const { user, system } = process.cpuUsage(cpu);
  console.log(
    `imported ${report.products} products, ${report.goals.made} of ${report.goals.possible} made ` +
      `goals, ${report.goals.written} written, in ${(since(began) / 1000).toFixed(0)} s ` +
      `(${((user + system) / 1e6).toFixed(0)} s of processor time); ` +
      `at most ${memory()} of memory; the file has ${megabytes(statSync(file).size)}`,
  );
}

function measureSearch(file: string): void {
  const opening = performance.now();
  const catalogue = openCatalogue(file);
  console.log(`opened in ${since(opening).toFixed(0)} ms`);
  const processor: number[] = [];
  const clock: number[] = [];
  for (let i = 0; i < QUERIES; i += 1) {
    const query = generatedQuery(SEED, i);
    const began = performance.now();
    const used = process.cpuUsage();
    for (const place of catalogue.find(query)) catalogue.at(place);
    const { user, system } = process.cpuUsage(used);
    clock.push(since(began));
    processor.push((user + system) / 1000);
  }
  console.log('searches with their fifty products, milliseconds:');
  console.log(`  by the clock ${spread(clock)}`);
  // On a busy machine the clock measures the others too.
  console.log(`  of processor time ${spread(processor)}`);
  catalogue.close();
}

/** Plays every so-manieth task to a purchase, on the way that the instruction itself finds. */
async function measurePlay(file: string): Promise<void> {
  const opening = performance.now();
  const family = await loadCatalogueShop(file);
  const tasks = family.tasks();
  console.log(`${tasks.length} tasks, opened in ${since(opening).toFixed(0)} ms`);
  const began = performance.now();
  let steps = 0;
  for (let i = 0; i < EPISODES; i += 1) {
    const shop = family.create();
    const task = tasks[Math.floor((i * tasks.length) / EPISODES)]!;
    shop.reset(task);
    shop.step({ type: 'search', argument: task.instruction.slice(0, 300) });
    const product = shop.availableActions()[2 + (i % 10)]!;
    shop.step({ type: 'click', argument: product.slice('click['.length, -1) });
    shop.step({ type: 'click', argument: 'Buy Now' });
    steps += 3;
  }
  console.log(
    `played ${EPISODES} episodes, each with a search of its own, at ` +
      `${((steps / since(began)) * 1000).toFixed(0)} steps a second; at most ${memory()} of memory`,
  );
}

/** The most that this process has used. */
function memory(): string {
  return megabytes(process.resourceUsage().maxRSS * 1024);
}

function spread(times: readonly number[]): string {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number): string =>
    (sorted[Math.floor(share * (sorted.length - 1))] ?? 0).toFixed(1);
  return `median ${at(0.5)}, 95th percentile ${at(0.95)}, slowest ${at(1)}`;
}

const catalogue = join(folder, 'catalogue.stepq-shop');

const steps: Readonly<Record<string, () => void | Promise<void>>> = {
  generate,
  import: () => measureImport(catalogue),
  search: () => {
    measureSearch(catalogue);
  },
  play: () => measurePlay(catalogue),
};

if (step === undefined) {
  try {
    for (const name of Object.keys(steps)) {
      const { status } = spawnSync(
        process.execPath,
        [...process.execArgv, process.argv[1]!, String(products), name, folder],
        { stdio: 'inherit' },
      );
      if (status !== 0) throw new Error(`The step ${name} failed.`);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
} else {
  await steps[step]?.();
}
