import { once } from 'node:events';
import { createWriteStream, mkdtempSync, rmSync, statSync, type WriteStream } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { finished } from 'node:stream/promises';
import { openCatalogue } from '@main/environments/webshop/catalogue/open-catalogue';
import { importCatalogue } from '@main/environments/webshop/official/import-catalogue';
import { generatedProduct, generatedQuery } from '../test/support/generated-shop';

/**
 * Measures WebShop at its full size with a generated shop in the official format: how long the
 * import takes and how much memory, the size of the catalogue, and searches that were not asked before.
 *
 *     npm run bench -- webshop-full [products, default 1,180,000]
 */

const SEED = 233;
const QUERIES = 200;

const products = Number(process.argv[2] ?? 1_180_000);
const folder = mkdtempSync(join(tmpdir(), 'stepq-webshop-full-'));
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
  let peak = 0;
  const watch = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage().rss);
  }, 200);
  const began = performance.now();
  const cpu = process.cpuUsage();
  let told = 0;
  const report = await importCatalogue({
    folder,
    file,
    keepGood: false,
    signal: new AbortController().signal,
    onProgress: (done, total) => {
      peak = Math.max(peak, process.memoryUsage().rss);
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
  clearInterval(watch);
  const { user, system } = process.cpuUsage(cpu);
  console.log(
    `imported ${report.products} products, ${report.goals.made} of ${report.goals.possible} made ` +
      `goals, ${report.goals.written} written, in ${(since(began) / 1000).toFixed(0)} s ` +
      `(${((user + system) / 1e6).toFixed(0)} s of processor time); ` +
      `at most ${megabytes(process.resourceUsage().maxRSS * 1024)} of memory, ` +
      `${megabytes(peak)} seen while importing; ` +
      `the file has ${megabytes(statSync(file).size)}`,
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

function spread(times: readonly number[]): string {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number): string =>
    (sorted[Math.floor(share * (sorted.length - 1))] ?? 0).toFixed(1);
  return `median ${at(0.5)}, 95th percentile ${at(0.95)}, slowest ${at(1)}`;
}

try {
  await generate();
  const file = join(folder, 'catalogue.stepq-shop');
  await measureImport(file);
  measureSearch(file);
} finally {
  rmSync(folder, { recursive: true });
}
