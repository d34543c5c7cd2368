import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** A token that nobody guesses: 256 bits. */
export function generateToken(): string {
  return `sq-${randomBytes(32).toString('base64url')}`;
}

/**
 * Whether an `Authorization` header carries the token. Digests are compared, so that the time it
 * takes tells neither how much of a guess was right nor how long the token is.
 */
export function carriesToken(header: string | undefined, token: string): boolean {
  const given = /^bearer[ ]+(.*)$/i.exec(header ?? '')?.[1] ?? '';
  return timingSafeEqual(digest(given), digest(token));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
