/**
 * A text that was made from another one, and for each of its UTF-16 units where in the other one it
 * comes from: `start` ≤ x < `end`. What was put in from nowhere has an empty range.
 */
export interface Aligned {
  readonly text: string;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

export type NormalForm = 'NFC' | 'NFD' | 'NFKC' | 'NFKD';

/** A text as it is. */
export function aligned(text: string): Aligned {
  return {
    text,
    starts: Int32Array.from({ length: text.length }, (_, at) => at),
    ends: Int32Array.from({ length: text.length }, (_, at) => at + 1),
  };
}

export function part({ text, starts, ends }: Aligned, from: number, to: number): Aligned {
  return {
    text: text.slice(from, to),
    starts: starts.subarray(from, to),
    ends: ends.subarray(from, to),
  };
}

export function prepended(whole: Aligned, text: string): Aligned {
  const from = whole.starts[0] ?? 0;
  const nowhere = Array.from({ length: text.length }, () => from);
  return {
    text: text + whole.text,
    starts: Int32Array.from([...nowhere, ...whole.starts]),
    ends: Int32Array.from([...nowhere, ...whole.ends]),
  };
}

/** Every `from` becomes `to`, whose units all come from the whole of it. */
export function replaced(whole: Aligned, from: string, to: string): Aligned {
  const between = whole.text.split(from);
  const starts: number[] = [];
  const ends: number[] = [];
  let at = 0;
  between.forEach((kept, index) => {
    for (let unit = at; unit < at + kept.length; unit += 1) {
      starts.push(whole.starts[unit]!);
      ends.push(whole.ends[unit]!);
    }
    at += kept.length;
    if (index === between.length - 1) return;
    for (let unit = 0; unit < to.length; unit += 1) {
      starts.push(whole.starts[at]!);
      ends.push(whole.ends[at + from.length - 1]!);
    }
    at += from.length;
  });
  return { text: between.join(to), starts: Int32Array.from(starts), ends: Int32Array.from(ends) };
}

/** A character with the marks and the vowels and consonants of Hangul that may join it. */
const cluster = /[^][\p{M}\u1160-\u11ff]*/gu;

/** A Unicode normal form: the units of a character come from all that it was made of. */
export function normalForm(whole: Aligned, form: NormalForm): Aligned {
  const text = whole.text.normalize(form);
  if (text === whole.text) return whole;
  const clusters = whole.text.match(cluster) ?? [];
  const made = clusters.map((one) => one.normalize(form));
  // A rule that joins characters in another way than by marks: the text is then one cluster.
  const known = made.join('') === text;
  const starts: number[] = [];
  const ends: number[] = [];
  let at = 0;
  (known ? clusters : [whole.text]).forEach((one, index) => {
    const length = known ? made[index]!.length : text.length;
    const same = known && made[index] === one;
    for (let unit = 0; unit < length; unit += 1) {
      starts.push(whole.starts[same ? at + unit : at]!);
      ends.push(whole.ends[same ? at + unit : at + one.length - 1]!);
    }
    at += one.length;
  });
  return { text, starts: Int32Array.from(starts), ends: Int32Array.from(ends) };
}
