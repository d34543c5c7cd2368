import { Button } from '@mantine/core';
import { Link, useNavigate } from 'react-router';
import { EmptyState } from '@renderer/components/EmptyState';
import { KeyCap } from '@renderer/components/KeyCap';
import { ImportButton } from '@renderer/pages/experiments/import/ImportButton';
import { StagesFigure } from '@renderer/pages/experiments/StagesFigure';

/** The first thing that anyone sees: what an experiment is, and the short way to one. */
export function EmptyExperiments() {
  const navigate = useNavigate();
  return (
    <EmptyState
      title="No experiments yet"
      purpose="An experiment searches a set of tasks, learns which steps lead to reward, and measures whether the learned Q-values help an agent choose better."
      drawing={<StagesFigure />}
      action={
        <Button
          variant="filled"
          size="lg"
          data-autofocus
          rightSection={<KeyCap onAccent>N</KeyCap>}
          onClick={() => void navigate('/experiments/new?preset=quick-look')}
        >
          Quick look
        </Button>
      }
      aside="A few tasks with the embedded sampler: minutes on this computer, no key, no download."
      quieter={
        <>
          Know what you want?{' '}
          <Link to="/experiments/new?preset=paper">Begin with the paper’s settings</Link> or{' '}
          <Link to="/experiments/new?import=1">paste a config</Link>. Have trees or trajectories
          already? <ImportButton link />
        </>
      }
    />
  );
}
