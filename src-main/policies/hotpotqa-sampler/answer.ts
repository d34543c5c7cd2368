import type { Weighted } from '../sampler/chooser';
import { likelierChoice, speaksForYes } from './compare';
import type { Situation } from './situation';
import type { OpenAsked } from './rates';
import { answersTo, carelessly, even } from './weigh';

/** What to answer: one of the two where there are two, else a piece of what was read. */
export function writeAnswer(situation: Situation): string | undefined {
  const { question, rates, chooser } = situation;
  const { asked } = question;
  if (asked !== 'yes-no' && asked !== 'choice') {
    return readAnswer(situation, asked) ?? chooser.choose(even(question.mentions));
  }
  const closed = asked === 'choice' ? choiceWeights(situation) : yesNoWeights(situation);
  const answer = chooser.choose([
    { item: () => chooser.choose(closed), weight: 1 - rates.wrongForm },
    { item: () => readAnswer(situation, 'thing'), weight: rates.wrongForm },
  ]);
  return answer?.() ?? chooser.choose(closed);
}

function yesNoWeights({ memory, question, rates }: Situation): Weighted<string>[] {
  const yes = speaksForYes(memory, question);
  return [
    { item: 'yes', weight: yes ? rates.lean : 1 },
    { item: 'no', weight: yes ? 1 : rates.lean },
  ];
}

function choiceWeights({ memory, question, rates }: Situation): Weighted<string>[] {
  const likelier = likelierChoice(memory, question);
  return question.choices.map((item) => ({ item, weight: item === likelier ? rates.lean : 1 }));
}

function readAnswer(situation: Situation, asked: OpenAsked): string | undefined {
  return carelessly(answersTo(asked, situation.candidates, situation.rates), situation);
}
