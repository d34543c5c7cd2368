import type { EnvironmentId } from '@shared/experiment/config';
import type { ReadReply } from '@main/policies/language-model/contract';
import type { Grammar } from '@main/policies/language-model/parse/call';
import { createReadReply } from '@main/policies/language-model/parse/read-reply';

const grammars: Readonly<Record<EnvironmentId, Grammar>> = {
  webshop: { verbs: ['search', 'click'], plain: null },
  hotpotqa: { verbs: ['search', 'lookup', 'finish', 'think'], plain: null },
  toy: { verbs: ['go', 'take', 'deliver'], plain: null },
  // Its server alone knows its verbs; an action that is plain text to it stands under `act`.
  http: { verbs: null, plain: 'act' },
};

/** Reads replies of a language model that acts in `environment`. */
export function readReplyFor(environment: EnvironmentId): ReadReply {
  return createReadReply(grammars[environment]);
}
