// Writing a flat folder as Electron's archive format.
import fs from 'node:fs';
import path from 'node:path';

/**
 * @param {string} folder without folders in it
 * @returns {Buffer} the archive: a pickled JSON header, then the files one after another
 */
export function asar(folder) {
  /** @type {Record<string, { size: number, offset: string }>} */
  const files = {};
  const parts = [];
  let offset = 0;
  for (const name of fs.readdirSync(folder).sort()) {
    const data = fs.readFileSync(path.join(folder, name));
    files[name] = { size: data.length, offset: String(offset) };
    offset += data.length;
    parts.push(data);
  }
  const json = Buffer.from(JSON.stringify({ files }));
  const padded = Math.ceil(json.length / 4) * 4;
  const header = Buffer.alloc(16 + padded);
  header.writeUInt32LE(4, 0);
  header.writeUInt32LE(padded + 8, 4);
  header.writeUInt32LE(padded + 4, 8);
  header.writeUInt32LE(json.length, 12);
  json.copy(header, 16);
  return Buffer.concat([header, ...parts]);
}
