import { experimentConfigSchema } from '@shared/experiment/config';
import { createStore } from '@main/store/store';
import { openWorkspace } from '@main/store/workspace';
import { endpointSection } from '../../../../support/endpoint-section';
import { opened, searchHouse } from '../support';

/** Searches houses through the endpoint at `STEPQ_TEST_URL`, and says so when it is done. */
async function main(): Promise<void> {
  const workspace = openWorkspace(process.env['STEPQ_WORKSPACE']!, { mode: 'write' });
  const store = createStore(workspace);
  const id =
    store.experiments.list()[0]?.id ??
    store.experiments.create(experimentConfigSchema.parse({}), {});
  const section = endpointSection(process.env['STEPQ_TEST_URL']!, {}, { concurrency: 8 });
  const run = opened(store.ledger.of(id), section);
  const houses = Array.from({ length: 60 }, (_, index) => `toy-${index}`);
  await Promise.all(houses.map((house) => searchHouse(run, house)));
  workspace.close();
  process.send!('done');
}

void main();
