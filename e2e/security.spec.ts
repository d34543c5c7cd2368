import { expect, test } from '@playwright/test';
import { calls } from '@shared/ipc/contract';
import type { StepqBridge } from '@shared/ipc/contract';
import { launch, type RunningApp } from './support/launch';

let stepq: RunningApp;

test.beforeAll(async () => {
  stepq = await launch();
});
test.afterAll(async () => {
  await stepq.close();
});

test('gives the page neither Node nor Electron', async () => {
  const found = await stepq.page.evaluate(() =>
    ['require', 'process', 'module', 'Buffer', 'electron', 'ipcRenderer', 'global'].filter(
      (name) => name in window,
    ),
  );
  expect(found).toEqual([]);
});

test('gives the page exactly two functions', async () => {
  const bridge = await stepq.page.evaluate(() =>
    Object.entries((window as unknown as { stepq: StepqBridge }).stepq).map(([name, value]) => [
      name,
      typeof value,
    ]),
  );
  expect(bridge).toEqual([
    ['call', 'function'],
    ['on', 'function'],
  ]);
});

test('lets the page change nothing of what it was given', async () => {
  const kept = await stepq.page.evaluate(() => {
    const given = window as unknown as { stepq: StepqBridge };
    const before = given.stepq.call;
    try {
      Object.assign(given.stepq, { call: () => 'mine' });
    } catch {
      // Refused outright: all the better.
    }
    return given.stepq.call === before;
  });
  expect(kept).toBe(true);
});

test('isolates and sandboxes the window', async () => {
  const preferences = await stepq.app.evaluate(({ webContents }) => {
    const own = webContents.getAllWebContents()[0] as unknown as {
      getLastWebPreferences(): Record<string, unknown>;
    };
    const { contextIsolation, sandbox, nodeIntegration, webSecurity, webviewTag } =
      own.getLastWebPreferences();
    return { contextIsolation, sandbox, nodeIntegration, webSecurity, webviewTag };
  });
  expect(preferences).toEqual({
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    webSecurity: true,
    webviewTag: false,
  });
});

test('runs no script that is not its own', async () => {
  const { page } = stepq;
  const ran = await page.evaluate(async () => {
    const marks = window as unknown as Record<string, unknown>;
    const script = document.createElement('script');
    script.textContent = 'window.inline = true';
    document.body.append(script);
    const image = document.createElement('div');
    image.innerHTML = '<img src="data:,x" onerror="window.handler = true">';
    document.body.append(image);
    const address = document.createElement('script');
    address.src = 'data:text/javascript,window.address = true';
    document.body.append(address);
    await new Promise((done) => setTimeout(done, 300));
    return [marks.inline, marks.handler, marks.address];
  });
  expect(ran).toEqual([undefined, undefined, undefined]);
});

test('reaches no network', async () => {
  const answer = await stepq.page.evaluate(() =>
    fetch('https://example.com/').then(
      () => 'reached',
      () => 'refused',
    ),
  );
  expect(answer).toBe('refused');
});

test('serves only files of the page', async () => {
  const statuses = await stepq.page.evaluate(() =>
    Promise.all(
      [
        '/index.html',
        '/../main/index.js',
        '/%2e%2e/main/index.js',
        '/..%2f..%2fpackage.json',
        '/%5c..%5cpackage.json',
        '/assets/%00',
        '/etc/passwd',
      ].map(async (path) => {
        const { status } = await fetch(`app://stepq${path}`);
        return [path, status] as const;
      }),
    ),
  );
  expect(statuses.filter(([, status]) => status === 200).map(([path]) => path)).toEqual([
    '/index.html',
  ]);
});

test('stays on its own page and opens no other', async () => {
  const { app, page } = stepq;
  const before = page.url();
  await page.evaluate(() => {
    window.location.href = 'https://example.com/';
  });
  await page.evaluate(() => {
    window.open('https://example.com/');
  });
  await page.evaluate(() => {
    const link = document.createElement('a');
    link.href = 'https://example.com/';
    link.target = '_blank';
    document.body.append(link);
    link.click();
  });
  await page.waitForTimeout(300);
  expect(page.url()).toBe(before);
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
});

test('is granted no permission', async () => {
  const states = await stepq.page.evaluate(() =>
    Promise.all(
      ['geolocation', 'notifications', 'camera', 'microphone'].map(async (name) => {
        const status = await navigator.permissions.query({ name: name as PermissionName });
        return status.state;
      }),
    ),
  );
  expect(new Set(states)).toEqual(new Set(['denied']));
});

test('answers every kind of nonsense with a failure in words', async () => {
  const names = [...Object.keys(calls), 'no.such.call', '__proto__', 'constructor', 'toString'];
  const answers = await stepq.page.evaluate(async (all) => {
    // The same draws each time: a failure can be looked at again.
    let state = 7;
    const random = () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
    const nonsense = (depth: number): unknown => {
      const kind = Math.floor(random() * (depth > 2 ? 7 : 9));
      if (kind === 7) return Array.from({ length: 3 }, () => nonsense(depth + 1));
      if (kind === 8) {
        const keys = ['experimentId', 'treeId', 'filter', 'config', '__proto__', 'x'];
        return Object.fromEntries(keys.map((key) => [key, nonsense(depth + 1)]));
      }
      return [null, -1, 1e308, NaN, '', '../../etc/passwd', '\u0000'.repeat(50)][kind];
    };
    const bridge = (window as unknown as { stepq: StepqBridge }).stepq;
    const call = bridge.call as (name: string, input: unknown) => Promise<unknown>;
    const collected: { readonly name: string; readonly answer: unknown }[] = [];
    for (const name of all) {
      for (let at = 0; at < 12; at++)
        collected.push({ name, answer: await call(name, nonsense(0)) });
    }
    return collected;
  }, names);
  for (const { name, answer } of answers) {
    expect(answer, name).toMatchObject({
      ok: false,
      failure: { code: expect.any(String), message: expect.any(String) },
    });
  }
  expect(await stepq.page.evaluate(() => document.title)).toContain('StepQ');
});

test('refuses names that are no names', async () => {
  const refused = await stepq.page.evaluate(async () => {
    const bridge = (window as unknown as { stepq: Record<string, (...args: unknown[]) => unknown> })
      .stepq;
    const attempts = [
      () => bridge.call?.(7),
      () => bridge.call?.({}),
      () => bridge.on?.(null, () => 1),
    ];
    const outcomes = await Promise.all(
      attempts.map(async (attempt) => {
        try {
          await attempt();
          return 'accepted';
        } catch {
          return 'refused';
        }
      }),
    );
    return outcomes;
  });
  expect(refused).toEqual(['refused', 'refused', 'refused']);
});
