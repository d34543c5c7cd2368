import { Tabs } from '@mantine/core';
import { KeyCap } from '@renderer/components/KeyCap';
import { Loaded } from '@renderer/components/Loaded';
import { useCall } from '@renderer/state/useCall';
import { detailTabs, type DetailTab } from '../state/explorer-state';
import { useExplorer, useExplorerState } from '../state/explorer-store';
import { NodeHead } from './NodeHead';
import { ObservationSection } from './ObservationSection';
import { PromptTab } from './PromptTab';
import { ProvenanceTab } from './ProvenanceTab';
import { Readings } from './Readings';
import { ResponseTab } from './ResponseTab';
import { Siblings } from './Siblings';
import { StatisticsTab } from './StatisticsTab';
import { useAsksModel } from './useAsksModel';
import { usePairs } from './usePairs';
import { useSelection, type Selection } from './useSelection';
import { UctBar } from './UctBar';
import classes from './DetailPanel.module.css';

/** Everything about the selected node, as of the moment shown. */
export function DetailPanel() {
  const selection = useSelection();
  return (
    <aside className={classes.panel} aria-label="Selected node">
      <div className={classes.scroll}>
        {selection ? (
          <Detail selection={selection} />
        ) : (
          <p className={`${classes.section} ${classes.quiet}`}>Select a node to read it.</p>
        )}
      </div>
      <div className={classes.keys}>
        <span>
          <KeyCap>←</KeyCap> parent
        </span>
        <span>
          <KeyCap>→</KeyCap> child
        </span>
        <span>
          <KeyCap>↑</KeyCap>
          <KeyCap>↓</KeyCap> sibling
        </span>
        <span>
          <KeyCap>[</KeyCap>
          <KeyCap>]</KeyCap> iteration
        </span>
      </div>
    </aside>
  );
}

function Detail({ selection }: { readonly selection: Selection }) {
  const explorer = useExplorer();
  const tab = useExplorerState((state) => state.tab);
  const { tree, id } = selection;
  const prompted = useAsksModel(tree.index.columns.experimentId);
  const node = useCall('trees.node', { treeId: tree.index.columns.treeId, nodeId: id });
  return (
    <>
      <div className={classes.head}>
        <NodeHead selection={selection} thought={node.value?.action?.thought} />
        <Tabs
          className={classes.tabs}
          value={tab}
          onChange={(value) => explorer.store.setState({ tab: value as DetailTab })}
        >
          <Tabs.List>
            {detailTabs
              .filter((name) => name !== 'Prompt' || prompted)
              .map((name) => (
                <Tabs.Tab key={name} value={name}>
                  {name}
                </Tabs.Tab>
              ))}
          </Tabs.List>
        </Tabs>
      </div>
      {tab === 'Summary' && <SummaryNumbers selection={selection} />}
      {(tab === 'Summary' || tab === 'Observation') && (
        <div className={classes.section}>
          <Loaded state={node} what="The observation could not be read.">
            {({ observation }) => (
              <ObservationSection
                selection={selection}
                observation={observation}
                raw={tab === 'Observation'}
              />
            )}
          </Loaded>
        </div>
      )}
      {tab === 'Prompt' && prompted && <PromptTab selection={selection} />}
      {tab === 'Response' && (
        <div className={classes.section}>
          <Loaded state={node} what="The response could not be read.">
            {(detail) => <ResponseTab detail={detail} />}
          </Loaded>
        </div>
      )}
      {tab === 'Statistics' && <StatisticsTab selection={selection} detail={node.value} />}
      {tab === 'Provenance' && <ProvenanceTab selection={selection} detail={node.value} />}
    </>
  );
}

function SummaryNumbers({ selection }: { readonly selection: Selection }) {
  const pairs = usePairs(selection);
  return (
    <>
      <div className={classes.section}>
        <Readings selection={selection} />
        <UctBar selection={selection} />
      </div>
      {selection.id !== 0 && (
        <div className={classes.section}>
          <Siblings selection={selection} pairs={pairs} />
        </div>
      )}
    </>
  );
}
