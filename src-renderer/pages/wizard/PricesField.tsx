import { useController, useFormContext } from 'react-hook-form';
import { NumberField } from '@renderer/pages/wizard/NumberField';
import {
  priceKinds,
  priceObjection,
  priceRows,
  withPrice,
  type PriceKind,
} from '@renderer/pages/wizard/price-rows';
import type { ExperimentConfig } from '@shared/experiment/config';
import type { EndpointPolicySection } from '@shared/experiment/endpoint-section';
import classes from './PricesField.module.css';
import group from './FieldGroups.module.css';

const heads: Readonly<Record<PriceKind, string>> = {
  prompt: 'Prompt',
  cached: 'Prompt, cached',
  completion: 'Reply',
};

/** What a million tokens of each model cost. */
export function PricesField({ policy }: { readonly policy: EndpointPolicySection }) {
  const { control, trigger } = useFormContext<ExperimentConfig>();
  const { field } = useController({ control, name: 'policy.prices' });
  const rows = priceRows(policy);
  const objection = priceObjection(rows);
  return (
    <section className={group.group} aria-label="Prices">
      <h3 className={group.title}>
        Prices
        <span className={group.note}>of a million tokens, in a currency of yours</span>
      </h3>
      <table className={classes.prices}>
        <thead>
          <tr>
            <th>Model</th>
            {priceKinds.map((kind) => (
              <th key={kind}>{heads[kind]}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.model}>
              <td>
                <code>{row.model}</code>
              </td>
              {priceKinds.map((kind) => (
                <td key={kind}>
                  <NumberField
                    id={`field-price-${row.model}-${kind}`}
                    label={`${heads[kind]}, ${row.model}`}
                    value={row[kind]}
                    step={0.01}
                    invalid={objection !== null && row[kind] === null && kind !== 'cached'}
                    onChange={(value) => {
                      field.onChange(withPrice(rows, row.model, kind, value));
                      // Money can be limited only where all prices are known.
                      void trigger('policy.budget.money');
                    }}
                    onBlur={field.onBlur}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p
        className={classes.help}
        data-error={objection !== null || undefined}
        role={objection === null ? undefined : 'alert'}
      >
        {objection ??
          'Where they are empty the cost is unknown, never 0. Cached: of prompt tokens that the server had kept; empty is the price of others.'}
      </p>
    </section>
  );
}
