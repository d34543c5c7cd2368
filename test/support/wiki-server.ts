import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A page of the made-up wiki; `text` as TextExtracts writes it. */
export interface WikiPage {
  readonly title: string;
  readonly text: string;
  readonly disambiguation?: boolean;
  /** Other titles that lead here. */
  readonly redirects?: readonly string[];
}

/** A server on this machine that speaks as much of MediaWiki's API as HotpotQA asks for. */
export interface WikiServer {
  readonly api: string;
  /** Parameters and headers of every request so far. */
  readonly requests: readonly { readonly name: string; readonly userAgent: string }[];
  /** Answers the next requests by hand, one each. */
  next(...answers: readonly ((response: ServerResponse) => void)[]): void;
  close(): Promise<void>;
}

/** Starts a wiki of these pages; its search finds titles that share a word with what is searched. */
export async function startWiki(pages: readonly WikiPage[]): Promise<WikiServer> {
  const requests: { name: string; userAgent: string }[] = [];
  const byHand: ((response: ServerResponse) => void)[] = [];
  const server = createServer((request, response) => {
    const { name, reply } = answer(pages, request);
    requests.push({ name, userAgent: request.headers['user-agent'] ?? '' });
    const hand = byHand.shift();
    if (hand) hand(response);
    else response.setHeader('content-type', 'application/json').end(JSON.stringify(reply));
  });
  await new Promise<void>((listening) => {
    server.listen(0, '127.0.0.1', listening);
  });
  const { port } = server.address() as AddressInfo;
  return {
    api: `http://127.0.0.1:${port}/w/api.php`,
    requests,
    next: (...answers) => {
      byHand.push(...answers);
    },
    close: () =>
      new Promise((closed) => {
        server.closeAllConnections();
        server.close(() => {
          closed();
        });
      }),
  };
}

function answer(
  pages: readonly WikiPage[],
  request: IncomingMessage,
): { readonly name: string; readonly reply: unknown } {
  const { searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1');
  const name = (searchParams.get('titles') ?? '').replace(/^\u001f/, '');
  const page = pages.find(({ title, redirects = [] }) => [title, ...redirects].includes(name));
  const words = (searchParams.get('srsearch') ?? '').toLowerCase().split(/\W+/);
  const found = pages.filter(({ title }) =>
    title
      .toLowerCase()
      .split(/\W+/)
      .some((word) => words.includes(word)),
  );
  return {
    name,
    reply: {
      batchcomplete: true,
      query: {
        pages: [
          page
            ? {
                pageid: 1,
                ns: 0,
                title: page.title,
                extract: page.text,
                ...(page.disambiguation ? { pageprops: { disambiguation: '' } } : {}),
              }
            : { ns: 0, title: name, missing: true },
        ],
        search: found
          .slice(0, Number(searchParams.get('srlimit')))
          .map(({ title }) => ({ ns: 0, title, pageid: 1 })),
      },
    },
  };
}
