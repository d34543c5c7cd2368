// Electron's fuses: switches that are bytes inside the executable, behind a sentinel.
import fs from 'node:fs';

const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';

/**
 * Writes the fuse wire of an Electron executable, after checking that it is the one we know how to write.
 * @param {string} file
 * @param {string} states one '0' or '1' per fuse, in Electron's order
 */
export function setFuses(file, states) {
  const bytes = fs.readFileSync(file);
  const at = bytes.indexOf(SENTINEL);
  const wire = at + SENTINEL.length;
  const known =
    at >= 0 &&
    bytes.indexOf(SENTINEL, at + 1) < 0 &&
    bytes[wire] === 1 &&
    bytes[wire + 1] === states.length;
  if (!known) throw new Error(`${file} has an unexpected fuse wire`);
  const fd = fs.openSync(file, 'r+');
  fs.writeSync(fd, states, wire + 2, 'latin1');
  fs.closeSync(fd);
}
