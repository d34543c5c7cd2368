import licences from '@renderer/pages/settings/licences.json';
import classes from './LicenceList.module.css';

/** What is in StepQ besides packages. */
const others = [
  { name: 'StepQ', version: '', licence: 'MIT' },
  { name: 'IBM Plex Sans and Mono', version: '', licence: 'SIL OFL 1.1' },
  { name: 'WebShop: products and goals', version: '', licence: 'MIT, Apache-2.0' },
  { name: 'HotpotQA: questions', version: '', licence: 'CC BY-SA 4.0' },
  { name: 'Wikipedia: article introductions', version: '', licence: 'CC BY-SA 4.0' },
] as const;

/** Whose work StepQ is made of, and what it allows. */
export function LicenceList() {
  return (
    <div className={classes.scroll} tabIndex={0} role="region" aria-label="Licences">
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">What</th>
            <th scope="col">Version</th>
            <th scope="col">Licence</th>
          </tr>
        </thead>
        <tbody>
          {[...others, ...licences].map(({ name, version, licence }) => (
            <tr key={`${name} ${version}`}>
              <td>{name}</td>
              <td>{version}</td>
              <td>{licence}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
