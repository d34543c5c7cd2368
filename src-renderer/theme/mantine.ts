import {
  ActionIcon,
  Button,
  Checkbox,
  createTheme,
  Input,
  Kbd,
  Menu,
  Modal,
  NumberInput,
  Progress,
  Radio,
  SegmentedControl,
  Select,
  Switch,
  Table,
  Tabs,
  Textarea,
  TextInput,
  Tooltip,
  type CSSVariablesResolver,
  type MantineColorsTuple,
} from '@mantine/core';
import button from './controls/button.module.css';
import choice from './controls/choice.module.css';
import input from './controls/input.module.css';
import overlay from './controls/overlay.module.css';
import segmented from './controls/segmented.module.css';
import table from './controls/table.module.css';

const accent: MantineColorsTuple = [
  '#EEF4FF',
  '#D8E5FF',
  '#B6CEFF',
  '#8FB0FF',
  '#709BF8',
  '#5183F2',
  '#366AE5',
  '#1F4FCC',
  '#1640AD',
  '#0F3087',
];
const dark: MantineColorsTuple = [
  '#ECEDEF',
  '#B9BDC4',
  '#8F949C',
  '#72777F',
  '#3D4148',
  '#2A2D32',
  '#1F2226',
  '#17191C',
  '#0F1113',
  '#0B0C0E',
];

const popover = { dropdown: overlay.dropdown, option: overlay.option };
const field = {
  root: input.root,
  label: input.label,
  input: input.input,
  error: input.error,
  description: input.description,
  section: input.section,
};

/** The kit in StepQ's look: the sizes of the visual language, colours only from the tokens. */
export const theme = createTheme({
  primaryColor: 'accent',
  primaryShade: { light: 7, dark: 3 },
  autoContrast: true,
  colors: { accent, dark },
  fontFamily: 'var(--sans)',
  fontFamilyMonospace: 'var(--mono)',
  fontSizes: { xs: '11px', sm: '12px', md: '13px', lg: '15px', xl: '18px' },
  lineHeights: { xs: '16px', sm: '16px', md: '20px', lg: '24px', xl: '24px' },
  spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  radius: { xs: '2px', sm: '4px', md: '6px', lg: '6px', xl: '6px' },
  defaultRadius: 'sm',
  headings: { fontFamily: 'var(--sans)', fontWeight: '600' },
  focusRing: 'auto',
  cursorType: 'default',
  respectReducedMotion: true,
  components: {
    Button: Button.extend({
      defaultProps: { variant: 'default', size: 'sm' },
      classNames: { root: button.root, section: button.section, label: button.label },
    }),
    ActionIcon: ActionIcon.extend({
      defaultProps: { variant: 'subtle', size: 28 },
      classNames: { root: button.icon },
    }),
    Input: Input.extend({ classNames: { input: input.input, section: input.section } }),
    TextInput: TextInput.extend({ classNames: field }),
    Textarea: Textarea.extend({ classNames: field }),
    NumberInput: NumberInput.extend({ defaultProps: { hideControls: true }, classNames: field }),
    Select: Select.extend({
      defaultProps: { allowDeselect: false, checkIconPosition: 'right' },
      classNames: { ...field, ...popover },
    }),
    SegmentedControl: SegmentedControl.extend({
      defaultProps: { size: 'sm' },
      classNames: {
        root: segmented.root,
        control: segmented.control,
        label: segmented.label,
        indicator: segmented.indicator,
      },
    }),
    Switch: Switch.extend({
      defaultProps: { size: 'sm', withThumbIndicator: false },
      classNames: {
        body: choice.body,
        track: choice.track,
        label: choice.label,
        thumb: choice.thumb,
      },
    }),
    Checkbox: Checkbox.extend({
      defaultProps: { size: 'xs' },
      classNames: { body: choice.body, input: choice.box, label: choice.label, icon: choice.icon },
    }),
    Radio: Radio.extend({
      defaultProps: { size: 'xs' },
      classNames: { body: choice.body, radio: choice.box, label: choice.label },
    }),
    Table: Table.extend({
      classNames: { table: table.table, th: table.th, td: table.td, tr: table.tr },
    }),
    Tabs: Tabs.extend({ classNames: { list: table.tabs, tab: table.tab } }),
    Tooltip: Tooltip.extend({
      defaultProps: { openDelay: 400, withinPortal: true, transitionProps: { duration: 100 } },
      classNames: { tooltip: overlay.tooltip },
    }),
    Menu: Menu.extend({
      defaultProps: { shadow: 'none', transitionProps: { duration: 100 } },
      classNames: {
        dropdown: overlay.dropdown,
        item: overlay.item,
        label: overlay.menuLabel,
        divider: overlay.divider,
      },
    }),
    Modal: Modal.extend({
      defaultProps: {
        centered: true,
        shadow: 'none',
        transitionProps: { duration: 100 },
        closeButtonProps: { 'aria-label': 'Close' },
      },
      classNames: {
        content: overlay.dialog,
        header: overlay.dialogHeader,
        title: overlay.dialogTitle,
        body: overlay.dialogBody,
        overlay: overlay.veil,
      },
    }),
    Kbd: Kbd.extend({ classNames: { root: overlay.key } }),
    Progress: Progress.extend({ defaultProps: { size: 4, radius: 'xs' } }),
  },
});

const shared = {
  '--mantine-color-body': 'var(--bg)',
  '--mantine-color-text': 'var(--ink)',
  '--mantine-color-bright': 'var(--ink)',
  '--mantine-color-dimmed': 'var(--ink-3)',
  '--mantine-color-placeholder': 'var(--ink-3)',
  '--mantine-color-anchor': 'var(--accent)',
  '--mantine-color-default': 'var(--surface)',
  '--mantine-color-default-color': 'var(--ink)',
  '--mantine-color-default-hover': 'var(--hover)',
  '--mantine-color-default-border': 'var(--line-2)',
  '--mantine-color-error': 'var(--bad)',
  '--mantine-color-disabled': 'var(--sunken)',
  '--mantine-color-disabled-color': 'var(--ghost)',
  '--mantine-primary-color-filled': 'var(--accent)',
  '--mantine-primary-color-filled-hover': 'var(--accent-hover)',
  '--mantine-primary-color-contrast': 'var(--accent-ink)',
};

/** Points the kit's own variables at the tokens, the same way in both themes. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: shared,
  dark: shared,
});
