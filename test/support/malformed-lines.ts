/** One conversation as a line that can be read. */
export const soundLine = (task: number): string =>
  JSON.stringify({
    id: task,
    messages: [
      { role: 'user', content: `Task ${task}` },
      { role: 'assistant', content: 'Action: go[0]' },
    ],
    reward: 1,
  });

/** Ways in which a line can be wrong, each with what is said of it. */
export const malformedLines: readonly (readonly [line: string | Buffer, said: RegExp])[] = [
  [soundLine(1).slice(0, 40), /cut off/],
  ['{"messages": [', /cut off/],
  ['[1, 2', /cut off/],
  ['"just a text"', /not an object/],
  ['17', /not an object/],
  ['null', /not an object/],
  ['[[], {}]', /not an object/],
  ['{}', /no list of messages at messages/],
  ['{"messages": "many"}', /no list of messages at messages/],
  ['{"messages": [null]}', /no text at messages.0.role/],
  ['{"messages": [{"role": 4, "content": "x"}]}', /no text at messages.0.role/],
  ['{"messages": [{"role": "user", "content": ["x"]}]}', /no text at messages.0.content/],
  ['{"messages": [{"role": "user", "content": "x"}]}', /no message of the agent/],
  [`${'['.repeat(5000)}${']'.repeat(5000)}`, /nested deeper/],
  ['{"a":'.repeat(5000), /nested deeper/],
  [`\uFEFF${soundLine(2)}`, /is not JSON, at/],
  ['{"id": 1,\r"id": 2}', /has the key "id" twice/],
  [soundLine(3).replace('{', '{"messages":[],'), /has the key "messages" twice/],
  [soundLine(3).replace('Task 3', 'Ta\u0000sk'), /NUL/],
  [soundLine(3).replace('Task 3', 'Ta\\u0000sk'), /NUL/],
  ['\u0000\u0000\u0000', /is not JSON/],
  [soundLine(4).replace('Task 4', '\\ud83d half'), /half a character/],
  [soundLine(4).replace('Task 4', '\\ude00 half'), /half a character/],
  [Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]), /UTF-8/],
  // Half a character as bytes (CESU-8).
  [Buffer.from([0x22, 0xed, 0xa0, 0xbd, 0x22]), /UTF-8/],
  [soundLine(5).replace('"reward":1', '"reward":NaN'), /is not JSON, at "NaN/],
  [soundLine(6).replace('"reward":1', '"reward":55'), /reward 55/],
  [soundLine(6).replace('"reward":1', '"reward":1e999'), /outside 0 to 1/],
  ['{} {}', /something follows/],
  ["{'single': 1}", /is not JSON/],
  ['{"trailing": 1,}', /is not JSON/],
  ['\\', /is not JSON/],
];

/**
 * The bytes of so many lines that cannot be read, each kind in turn, some ended as on Windows. After
 * every thousandth stands a line that can.
 */
export function* malformedFile(lines: number): Generator<Buffer> {
  for (let line = 1; line <= lines; line += 1) {
    yield Buffer.from(malformedLines[line % malformedLines.length]![0]);
    yield Buffer.from(line % 3 === 0 ? '\r\n' : '\n');
    if (line % 1000 === 0) yield Buffer.from(`${soundLine(line)}\n`);
  }
}

/** Line in the file of the bad line that was written as number `bad`, both from 1. */
export function lineOf(bad: number): number {
  return bad + Math.floor((bad - 1) / 1000);
}
