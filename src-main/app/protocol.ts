import { readFile } from 'node:fs/promises';
import { extname, normalize, resolve, sep } from 'node:path';
import { protocol } from 'electron';
import { pageDirectory } from '@main/app/paths';

/** Where the page is: a protocol of its own, for `file://` pages may read files. */
export const pageOrigin = 'app://stepq';
export const pageAddress = `${pageOrigin}/index.html`;

/**
 * What the page may load. Inline style is the kit's (style attributes and the theme's variables);
 * scripts come from the program's own files only.
 */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** Makes `app:` a scheme like https; only possible before Electron is ready. */
export function declareScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

/** Serves the built page at `app://stepq/`. */
export function servePage(): void {
  const directory = pageDirectory();
  protocol.handle('app', async (request) => {
    const file = request.method === 'GET' ? fileOf(request.url, directory) : null;
    const content = file === null ? null : await readFile(file).catch(() => null);
    if (file === null || content === null) {
      return new Response('There is no such part of the page.', {
        status: 404,
        headers: headers('.txt'),
      });
    }
    return new Response(content, { headers: headers(extname(file)) });
  });
}

/**
 * The file that an address of the page stands for, or `null` when it leads out of `directory`, to
 * another host, or to a kind of file that the page has no use for.
 */
export function fileOf(address: string, directory: string): string | null {
  let path: string;
  try {
    const url = new URL(address);
    if (url.host !== 'stepq') return null;
    path = decodeURIComponent(url.pathname);
  } catch {
    return null;
  }
  if (path.includes('\0') || path.includes('\\')) return null;
  const file = resolve(directory, normalize(`.${path === '/' ? '/index.html' : path}`));
  const inside = file.startsWith(resolve(directory) + sep);
  return inside && extname(file) in types ? file : null;
}

function headers(extension: string): Record<string, string> {
  return {
    'content-type': types[extension] ?? 'text/plain; charset=utf-8',
    'content-security-policy': contentSecurityPolicy,
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-cache',
  };
}
