/** A word of a text and where it stands. */
interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** A name that a text holds, and where it begins. */
export interface FoundName {
  readonly text: string;
  readonly start: number;
}

const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}'’.&/-]*/gu;

/** Small words that stand inside names: `Battle of the Rosebud`, `Ludwig van Beethoven`. */
const JOINTS = new Set('of the de la le du des von van der den di del da dos y al el &'.split(' '));
const MOST_JOINTS = 2;

/** Words that stand inside titles as well as between names: `Welcome to the Show`. */
const LOOSE_JOINTS = new Set([...JOINTS, ...'to in on at for with and a'.split(' ')]);

/** Words that begin sentences with a capital and name nothing. */
const PLAIN = new Set(
  (
    'a an the in on at it its he his she her they their them we our you this that these those there ' +
    'as after before during when while where who whose whom which what why how with without by for ' +
    'from to into since until although though however both and or but nor so if is was are were be ' +
    'been being has have had do does did can could will would may might must shall should not no yes ' +
    'some many most more much other others another all each every either neither one two three among ' +
    'between following despite under over also then than i name'
  ).split(' '),
);

/** They begin dates. */
const MONTHS = new Set(
  'January February March April May June July August September October November December'.split(
    ' ',
  ),
);

/**
 * The names in a text: longest runs of words with a capital, with the small words and numbers that
 * belong inside, in the order of the text. Nothing but capitals is looked at, so the first word of a
 * sentence may be taken for a name.
 */
export function namesIn(text: string): FoundName[] {
  return runs(text, wordsOf(text), JOINTS, hasCapital);
}

/**
 * The same in the widest sense, for texts with titles that nothing marks as such: names also go on
 * over `to`, `in`, `and`, … and begin with a number, and an owner is part of what is owned, as in
 * `Buddy's Pizza`.
 */
export function wideNamesIn(text: string): FoundName[] {
  const words = wordsOf(text).map((word, i, all) => {
    const next = all[i + 1];
    const owner = /^['’]s? /.exec(text.slice(word.end, word.end + 3))?.[0].trimEnd() ?? '';
    return owner !== '' && next && hasCapital(next)
      ? { ...word, text: word.text + owner, end: word.end + owner.length }
      : word;
  });
  return runs(text, words, LOOSE_JOINTS, (word) => hasCapital(word) || isNumber(word)).filter(
    (name) => /\p{Lu}/u.test(name.text),
  );
}

function wordsOf(text: string): Word[] {
  return [...text.matchAll(WORD)].map(({ 0: matched, index }) => {
    const bare = matched.replace(/['’]s$/, '').replace(/['’&/-]+$/, '');
    // A full stop belongs to initials and short titles, else to the sentence.
    const word = /^(?:(?:\p{L}\.)+|Jr\.|Sr\.|St\.|Dr\.|Mr\.|Mrs\.|Lt\.|Col\.|Gen\.)$/u.test(bare)
      ? bare
      : bare.replace(/\.+$/, '');
    return { text: word, start: index, end: index + word.length };
  });
}

const hasCapital = ({ text }: Word): boolean => /^\p{Ll}?\p{Lu}/u.test(text);

const isNumber = ({ text }: Word): boolean => /^\d/.test(text);

function runs(
  text: string,
  words: readonly Word[],
  joints: ReadonlySet<string>,
  begins: (word: Word) => boolean,
): FoundName[] {
  const names: FoundName[] = [];
  for (let i = 0; i < words.length; i += 1) {
    const first = words[i]!;
    if (!begins(first) || PLAIN.has(first.text.toLowerCase()) || MONTHS.has(first.text)) continue;
    const last = lastOfName(text, words, i, joints);
    names.push({ start: first.start, text: text.slice(first.start, words[last]!.end) });
    i = last;
  }
  return names;
}

function lastOfName(
  text: string,
  words: readonly Word[],
  first: number,
  joints: ReadonlySet<string>,
): number {
  let last = first;
  for (let next = first + 1; next < words.length; next += 1) {
    const word = words[next]!;
    if (!onlySpaceBetween(text, words[next - 1]!, word)) break;
    if (hasCapital(word) || isNumber(word)) last = next;
    else if (!joints.has(word.text) || next - last > MOST_JOINTS) break;
  }
  return last;
}

const onlySpaceBetween = (text: string, left: Word, right: Word): boolean =>
  /^(?: | & )$/.test(text.slice(left.end, right.start));
