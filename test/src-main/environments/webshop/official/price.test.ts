import { describe, expect, it } from 'vitest';
import { readPrice } from '@main/environments/webshop/official/price';

describe('the price of a scraped product', () => {
  it.each([
    ['', [100], '$100.0'],
    ['$19.99', [19.99], '$19.99'],
    ['$5', [5], '$5.0'],
    ['$1,299.00', [1299], '$1299.0'],
    ['$19.99 - $27.99', [19.99, 27.99], '$19.99 to $27.99'],
    ['$1.00 $2.00 $3.00', [1, 2], '$1.0 to $2.0'],
  ])('%j', (text, pricing, tag) => {
    expect(readPrice(text)).toEqual({ pricing, tag });
  });

  it.each(['19.99', 'free', '$', '$1.2.3', '$5 - $'])('is none in %j', (text) => {
    expect(readPrice(text)).toBeUndefined();
  });
});
