/** Largest reply that is read, in bytes. */
const MOST = 8 * 2 ** 20;

/** The body as text; `null` when it is larger than 8 MB, of which no more is read. */
export async function readBody(response: Response): Promise<string | null> {
  if (!response.body) return '';
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for await (const chunk of response.body as AsyncIterable<Uint8Array>) {
    bytes += chunk.byteLength;
    // To leave the loop ends the transfer.
    if (bytes > MOST) return null;
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}
