/** One field of a message: an integer, or the bytes of a text, message or packed list. */
export interface Field {
  readonly number: number;
  /** `null` for a field of bytes, and for a fixed-width number, which no reader here wants. */
  readonly integer: number | null;
  readonly bytes: Uint8Array;
}

const nothing = new Uint8Array();

/**
 * The fields of a protobuf message in order (wire format of proto2 and 3). Bytes are views of
 * `message`: nothing is copied or allocated by what the message claims.
 * @throws RangeError when it is cut off or no protobuf message
 */
export function* fieldsOf(message: Uint8Array): Generator<Field> {
  let at = 0;
  const varint = (): number => {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = message[at];
      // Ten bytes hold 64 bits; a longer number is damage.
      if (byte === undefined || scale > 128 ** 9) throw new RangeError('The message is cut off.');
      at += 1;
      value += (byte & 127) * scale;
      if (byte < 128) return value;
    }
  };
  const take = (length: number): Uint8Array => {
    if (length > message.length - at) throw new RangeError('A field is longer than its message.');
    at += length;
    return message.subarray(at - length, at);
  };
  while (at < message.length) {
    const tag = varint();
    const number = Math.floor(tag / 8);
    switch (tag % 8) {
      case 0:
        yield { number, integer: varint(), bytes: nothing };
        break;
      case 1:
        yield { number, integer: null, bytes: take(8) };
        break;
      case 2:
        yield { number, integer: null, bytes: take(varint()) };
        break;
      case 5:
        yield { number, integer: null, bytes: take(4) };
        break;
      default:
        throw new RangeError('A field has an unknown type.');
    }
  }
}
