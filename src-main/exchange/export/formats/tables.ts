import { defineFormat } from '@main/exchange/export/formats/format';
import { csvFile } from '@main/exchange/export/sinks/csv';
import { parquetFile } from '@main/exchange/export/sinks/parquet';
import { episodeSource } from '@main/exchange/export/sources/episodes';
import { pairSource } from '@main/exchange/export/sources/pairs';
import {
  decisionColumns,
  decisionTableRows,
  episodeColumns,
  episodeTableRow,
} from '@main/exchange/export/tables/episodes';
import { nodeColumns, nodeSource, type NodesItem } from '@main/exchange/export/tables/nodes';
import { pairColumns, pairTableRow } from '@main/exchange/export/tables/pairs';
import type { EpisodeItem } from '@main/exchange/export/sources/episodes';
import type { PairItem } from '@main/exchange/export/sources/pairs';

const pairs = { source: pairSource, rows: (item: PairItem) => [pairTableRow(item)] };
const nodes = { source: nodeSource, rows: ({ rows }: NodesItem) => rows };
const episodes = { source: episodeSource, rows: (item: EpisodeItem) => [episodeTableRow(item)] };
const decisions = { source: episodeSource, rows: decisionTableRows };

/** The tables for pandas, DuckDB and spreadsheets. */
export const tables = {
  'pairs-parquet': defineFormat({ ...pairs, sink: parquetFile(pairColumns) }),
  'pairs-csv': defineFormat({ ...pairs, sink: csvFile(pairColumns) }),
  'nodes-parquet': defineFormat({ ...nodes, sink: parquetFile(nodeColumns) }),
  'nodes-csv': defineFormat({ ...nodes, sink: csvFile(nodeColumns) }),
  'episodes-parquet': defineFormat({ ...episodes, sink: parquetFile(episodeColumns) }),
  'episodes-csv': defineFormat({ ...episodes, sink: csvFile(episodeColumns) }),
  'decisions-parquet': defineFormat({ ...decisions, sink: parquetFile(decisionColumns) }),
  'decisions-csv': defineFormat({ ...decisions, sink: csvFile(decisionColumns) }),
} as const;
