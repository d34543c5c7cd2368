// Taking some files out of a large zip archive, without a dependency: this runs before any is installed.
import fs from 'node:fs';
import path from 'node:path';
import { inflateRawSync } from 'node:zlib';

const END_OF_DIRECTORY = Buffer.from('PK\x05\x06', 'latin1');
const DIRECTORY_ENTRY = 0x02014b50;
const DEFLATED = 8;

/**
 * Unpacks an archive (not zip64, not encrypted) into a folder.
 * @param {string} archive
 * @param {string} folder
 * @param {(name: string) => string | undefined} rename where an entry goes in the folder; undefined leaves it out
 */
export function unzip(archive, folder, rename) {
  const fd = fs.openSync(archive, 'r');
  /**
   * @param {number} position
   * @param {number} length
   */
  const read = (position, length) => {
    const bytes = Buffer.alloc(length);
    fs.readSync(fd, bytes, 0, length, position);
    return bytes;
  };
  try {
    const size = fs.fstatSync(fd).size;
    const tailLength = Math.min(size, 22 + 0xffff);
    const tail = read(size - tailLength, tailLength);
    const end = tail.lastIndexOf(END_OF_DIRECTORY);
    if (end < 0) throw new Error(`${archive} is not a zip archive`);
    const directory = read(tail.readUInt32LE(end + 16), tail.readUInt32LE(end + 12));
    for (let at = 0; at < directory.length;) {
      if (directory.readUInt32LE(at) !== DIRECTORY_ENTRY) throw new Error(`${archive} is damaged`);
      const nameLength = directory.readUInt16LE(at + 28);
      const name = directory.toString('utf8', at + 46, at + 46 + nameLength);
      const target = name.endsWith('/') ? undefined : rename(name);
      if (target !== undefined) {
        const to = path.resolve(folder, target);
        if (!to.startsWith(path.resolve(folder) + path.sep))
          throw new Error(`${name} leads outside`);
        const header = directory.readUInt32LE(at + 42);
        const local = read(header, 30);
        const start = header + 30 + local.readUInt16LE(26) + local.readUInt16LE(28);
        const packed = read(start, directory.readUInt32LE(at + 20));
        const data = directory.readUInt16LE(at + 10) === DEFLATED ? inflateRawSync(packed) : packed;
        const mode = (directory.readUInt32LE(at + 38) >>> 16) & 0o777;
        fs.mkdirSync(path.dirname(to), { recursive: true });
        fs.writeFileSync(to, data, { mode: mode || 0o644 });
      }
      at += 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
    }
  } finally {
    fs.closeSync(fd);
  }
}
