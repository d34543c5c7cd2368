/** Names of the metadata that let StepQ read its model back from an ONNX file. */
export const onnxMetadata = {
  manifest: 'stepq.manifest',
  tokenizer: 'stepq.tokenizer',
  rarity: 'stepq.rarity',
};

/** Prefixes under which the weights stand in an ONNX file. */
export const weightPrefixes = { policy: 'policy.', reference: 'reference.' };
