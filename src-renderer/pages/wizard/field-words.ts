import type { FieldSpec } from '@renderer/pages/wizard/field-spec';
import { pathsOfFiles } from '@renderer/pages/wizard/further-files';
import { linesOfHeaders } from '@renderer/pages/wizard/header-lines';
import { numberText } from '@renderer/pages/wizard/number-text';
import { deviceName } from '@shared/qmodel/device';
import { SHIPPED_BASE } from '@shared/experiment/config';

/** A value in words, for the note beside a changed field. */
export function wordsOf(spec: FieldSpec, value: unknown): string {
  switch (spec.kind) {
    case 'number':
      return numberText(value);
    case 'limit':
      return value === null ? 'no limit' : numberText(value);
    case 'switch':
      return value === true ? 'on' : 'off';
    case 'base':
      if (value === SHIPPED_BASE) return 'the base model';
      return typeof value === 'string' ? value : 'nothing';
    case 'device':
      return value === 'auto' ? 'Fastest' : deviceName(String(value));
    case 'choice':
      return spec.choices.find((choice) => choice.value === value)?.label ?? String(value);
    case 'files':
      return pathsOfFiles(value).join(', ') || 'none';
    case 'lines':
      return textsOf(value).join(', ') || 'none';
    case 'headers':
      return linesOfHeaders(value) || 'none';
    case 'text':
    case 'optional':
      return typeof value === 'string' && value !== '' ? value : 'nothing';
  }
}

/** The texts of a list that is being written. */
export function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((text) => typeof text === 'string') : [];
}
