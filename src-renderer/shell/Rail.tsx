import { Link, useLocation } from 'react-router';
import { Brand } from '@renderer/components/Brand';
import { Icon } from '@renderer/components/Icon';
import { pages, type RailPlace } from '@renderer/pages/registry';
import { useChosenExperiment } from '@renderer/state/chosen-experiment';
import classes from './Rail.module.css';

const places = pages.flatMap(({ rail }) => (rail ? [rail] : []));

/** The pages, at the left edge. */
export function Rail() {
  return (
    <nav className={classes.rail} aria-label="Pages">
      <div className={classes.brand}>
        <Brand />
      </div>
      {places
        .filter(({ foot }) => foot !== true)
        .map((place) => (
          <Place key={place.root} place={place} />
        ))}
      <span className={classes.gap} />
      {places
        .filter(({ foot }) => foot === true)
        .map((place) => (
          <Place key={place.root} place={place} />
        ))}
    </nav>
  );
}

function Place({ place }: { readonly place: RailPlace }) {
  const { pathname } = useLocation();
  const address = useAddress(place);
  const here = pathname.split('/')[1] === place.root;
  return (
    <Link to={address} className={classes.place} aria-current={here ? 'page' : undefined}>
      <Icon name={place.icon} />
      {place.label}
    </Link>
  );
}

/** Where a place of the rail leads. */
function useAddress(place: RailPlace): string {
  const experimentId = useChosenExperiment((state) => state.experimentId);
  return place.ofExperiment === true && experimentId !== null
    ? `/${place.root}/${encodeURIComponent(experimentId)}`
    : `/${place.root}`;
}
