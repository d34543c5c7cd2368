/** Lengths below this are kept exactly. */
const EXACT = 24;

/**
 * The one byte that Lucene 8 keeps of a document's length: exact up to 23, then 24 plus a number
 * with four significant bits (`SmallFloat.intToByte4`). Length 0 or more; result in [0, 255].
 */
export function lengthToByte(length: number): number {
  if (length < EXACT) return length;
  const rest = length - EXACT;
  const bits = 32 - Math.clz32(rest);
  if (bits < 4) return EXACT + rest;
  const shift = bits - 4;
  // The leading bit of the four is implied by the exponent, which counts from 1.
  return EXACT + (((shift + 1) << 3) | ((rest >>> shift) & 0b111));
}

/** The length that a byte stands for (`SmallFloat.byte4ToInt`). */
export function byteToLength(byte: number): number {
  if (byte < EXACT) return byte;
  const code = byte - EXACT;
  const exponent = (code >>> 3) - 1;
  const mantissa = code & 0b111;
  return EXACT + (exponent < 0 ? mantissa : (mantissa | 0b1000) * 2 ** exponent);
}
