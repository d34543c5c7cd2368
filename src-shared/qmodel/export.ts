/** Layouts in which a trained model leaves StepQ. */
export const modelFormats = ['onnx', 'huggingface'] as const;
export type ModelFormat = (typeof modelFormats)[number];
