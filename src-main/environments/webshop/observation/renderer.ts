import type { Shop } from '../clicks';
import { Remembered } from '@shared/remembered';
import type { Session } from '../session';
import { renderBody, renderPage, type ObservationFormat, type RenderedBody } from './formats';
import { bodyNodes, headNodes } from './page-nodes';

/** Bodies kept; a page of results takes about 2 kB. */
const KEPT_BODIES = 4096;

/** A function that writes a session's page as text; it remembers bodies, which many tasks share. */
export function createRenderer(
  format: ObservationFormat,
  shop: Shop,
): (session: Session, instruction: string) => string {
  const bodies = new Remembered<RenderedBody>(KEPT_BODIES);
  const bodyOf = (session: Session): RenderedBody =>
    bodies.get(bodyKey(session), () => renderBody(format, session, bodyNodes(session, shop)));
  return (session, instruction) =>
    renderPage(format, session.page, headNodes(session, instruction), bodyOf(session));
}

/** Everything that a body can depend on. */
function bodyKey({
  page,
  query,
  pageNumber,
  asin,
  subPage,
  options,
  visited,
  reward,
}: Session): string {
  return JSON.stringify([page, query, pageNumber, asin, subPage, options, visited, reward]);
}
