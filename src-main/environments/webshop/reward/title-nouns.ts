import model from 'wink-eng-lite-web-model';
import winkNLP, { type ItsFunction } from 'wink-nlp';

/**
 * The nouns and proper nouns of a product title, in lower case and with repeats: what the type
 * reward compares. Upstream asks spaCy; wink-nlp's tagger keeps all of upstream's test values in
 * the same bins of the reward. Loading it takes a fifth of a second, so that the nouns of the
 * catalogue are computed once, by `bench/title-nouns.ts`, and ship as `title_nouns.json`.
 */
export function createNounTagger(): (title: string) => string[] {
  const nlp = winkNLP(model, ['pos']);
  const its: { readonly pos: ItsFunction<string>; readonly value: ItsFunction<string> } = nlp.its;
  return (title) => {
    const tokens = nlp.readDoc(title).tokens();
    const tags = tokens.out(its.pos);
    const words = tokens.out(its.value);
    return words.flatMap((word, i) => {
      const tag = tags[i];
      return tag === 'NOUN' || tag === 'PROPN' ? [word.toLowerCase()] : [];
    });
  };
}
