import { CallError } from '@main/rpc/rpc';

/** What is used of the package node-llama-cpp (3.x); it is loaded only when a GGUF model is chosen. */
export interface LlamaModule {
  getLlama(options: { build: 'never'; progressLogs: false; logLevel: 'error' }): Promise<Llama>;
  readonly LlamaChat: new (options: { contextSequence: LlamaSequence }) => LlamaChat;
}

export interface Llama {
  /** Processor cores that compute. */
  readonly cpuMathCores: number;
  loadModel(options: { modelPath: string }): Promise<LlamaModel>;
}

export interface LlamaModel {
  createContext(options: {
    sequences: number;
    threads: number;
    contextSize: { max: number };
  }): Promise<LlamaContext>;
}

export interface LlamaContext {
  getSequence(): LlamaSequence;
}

export interface LlamaSequence {
  readonly nextTokenIndex: number;
  readonly tokenMeter: {
    getState(): { readonly usedInputTokens: number; readonly usedOutputTokens: number };
  };
}

export type LlamaTurn =
  | { readonly type: 'system' | 'user'; readonly text: string }
  | { readonly type: 'model'; readonly response: readonly string[] };

export interface LlamaChat {
  generateResponse(
    history: readonly LlamaTurn[],
    options: {
      readonly temperature: number;
      readonly topP: number;
      readonly maxTokens: number;
      readonly seed?: number;
      readonly customStopTriggers: readonly string[];
      readonly signal: AbortSignal;
      /** Called when the prompt is too long, to say what of it may be left out. */
      readonly contextShift: {
        readonly strategy: () => { readonly chatHistory: readonly LlamaTurn[] };
      };
    },
  ): Promise<{ readonly response: string; readonly metadata: { readonly stopReason: string } }>;
}

/** A variable, so that no build looks for what need not be there. */
const PACKAGE = 'node-llama-cpp';

/**
 * Loads node-llama-cpp, which is no part of StepQ: it is large, and few need it.
 * @throws CallError `endpoint` with what to do when it is not there
 */
export async function loadLlama(): Promise<LlamaModule> {
  try {
    return (await import(/* @vite-ignore */ PACKAGE)) as LlamaModule;
  } catch (error) {
    const why = error instanceof Error ? error.message.split('\n')[0] : String(error);
    throw new CallError(
      'endpoint',
      `GGUF models are run by the package ${PACKAGE}, which cannot be loaded (${why ?? ''}). Run "npm install --no-save ${PACKAGE}" in StepQ’s folder and start StepQ again, or serve the model by llama.cpp or Ollama and give the server’s address.`,
    );
  }
}
