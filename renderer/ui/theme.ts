/** The tokens as the Mantine theme. Grounds and lines come from the CSS variables, so both themes live in one place. */
import {
  ActionIcon,
  Autocomplete,
  Button,
  Checkbox,
  type CSSVariablesResolver,
  createTheme,
  defaultVariantColorsResolver,
  Menu,
  Modal,
  NativeSelect,
  NumberInput,
  PasswordInput,
  Radio,
  Select,
  Switch,
  Table,
  TagsInput,
  Textarea,
  TextInput,
  Tooltip,
  type VariantColorsResolver,
} from '@mantine/core'
import { colors } from './colors.ts'
import css from './theme.module.css'

/** The primary fill is a token of each theme, not a step of a ramp; so is the text on it. */
const variantColorResolver: VariantColorsResolver = (input) =>
  input.variant === 'filled' && (input.color ?? input.theme.primaryColor) === 'ink'
    ? {
        ...defaultVariantColorsResolver(input),
        background: 'var(--primary)',
        hover: 'var(--primary-hover)',
        color: 'var(--on-primary)',
      }
    : defaultVariantColorsResolver(input)

/** Every kind of field looks alike. */
const field = { input: css.input ?? '', label: css.label ?? '', description: css.hint ?? '', error: css.error ?? '' }

export const theme = createTheme({
  variantColorResolver,
  colors,
  primaryColor: 'ink',
  primaryShade: { light: 9, dark: 1 },
  autoContrast: true,
  white: '#ffffff',
  black: '#1b1d21',
  fontFamily: 'var(--ui)',
  fontFamilyMonospace: 'var(--mono)',
  headings: { fontFamily: 'var(--ui)', fontWeight: '600' },
  fontSizes: { xs: '11px', sm: '12px', md: '13px', lg: '14px', xl: '16px' },
  lineHeights: { xs: '16px', sm: '18px', md: '20px', lg: '20px', xl: '22px' },
  spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  radius: { xs: '2px', sm: '4px', md: '6px', lg: '10px', xl: '14px' },
  defaultRadius: 'md',
  focusRing: 'auto',
  focusClassName: 'parley-focus',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: Button.extend({ defaultProps: { size: 'xs', h: 30 }, classNames: { root: css.button ?? '' } }),
    Tooltip: Tooltip.extend({
      defaultProps: { openDelay: 400, withArrow: false },
      classNames: { tooltip: css.tooltip ?? '' },
    }),
    Modal: Modal.extend({
      defaultProps: { radius: 14, centered: true, transitionProps: { transition: 'fade', duration: 160 } },
      classNames: {
        content: css.dialog ?? '',
        overlay: css.overlay ?? '',
        header: css.dialogHeader ?? '',
        title: css.dialogTitle ?? '',
      },
    }),
    Switch: Switch.extend({
      defaultProps: { withThumbIndicator: false, size: 'sm' },
      classNames: {
        track: css.track ?? '',
        thumb: css.thumb ?? '',
        label: css.choiceLabel ?? '',
        description: css.choiceHint ?? '',
      },
    }),
    Checkbox: Checkbox.extend({
      classNames: { label: css.choiceLabel ?? '', description: css.choiceHint ?? '', error: css.error ?? '' },
    }),
    ActionIcon: ActionIcon.extend({ classNames: { root: css.iconButton ?? '' } }),
    Menu: Menu.extend({
      // Its placeholder for the focus stands among the menu's items, where only items may be.
      defaultProps: { transitionProps: { transition: 'fade', duration: 90 }, withInitialFocusPlaceholder: false },
      classNames: { dropdown: css.dropdown ?? '', item: css.menuItem ?? '' },
    }),
    Table: Table.extend({ defaultProps: { verticalSpacing: 7 } }),
    TextInput: TextInput.extend({ classNames: field }),
    PasswordInput: PasswordInput.extend({ classNames: field }),
    Textarea: Textarea.extend({ classNames: field }),
    Autocomplete: Autocomplete.extend({ classNames: { ...field, dropdown: css.dropdown ?? '' } }),
    TagsInput: TagsInput.extend({
      classNames: { ...field, dropdown: css.dropdown ?? '', inputField: css.inputField ?? '' },
    }),
    Select: Select.extend({ classNames: { ...field, dropdown: css.dropdown ?? '' } }),
    NativeSelect: NativeSelect.extend({ classNames: field }),
    NumberInput: NumberInput.extend({ classNames: field }),
    Radio: Radio.extend({ defaultProps: { color: 'ink' } }),
  },
})

const grounds = {
  '--mantine-color-body': 'var(--app)',
  '--mantine-color-text': 'var(--ink)',
  '--mantine-color-dimmed': 'var(--ink-3)',
  '--mantine-color-placeholder': 'var(--ink-3)',
  '--mantine-color-default': 'var(--raised)',
  '--mantine-color-default-hover': 'var(--hover)',
  '--mantine-color-default-color': 'var(--ink)',
  '--mantine-color-default-border': 'var(--line-2)',
  '--mantine-color-error': 'var(--untracked)',
  '--mantine-color-anchor': 'var(--ink)',
  '--mantine-color-disabled': 'var(--hover)',
  '--mantine-color-disabled-color': 'var(--ink-3)',
  '--mantine-color-disabled-border': 'var(--line)',
  '--mantine-primary-color-filled': 'var(--primary)',
  '--mantine-primary-color-filled-hover': 'var(--primary-hover)',
  '--mantine-primary-color-contrast': 'var(--on-primary)',
  '--mantine-color-ink-filled': 'var(--primary)',
  '--mantine-color-ink-filled-hover': 'var(--primary-hover)',
}

/** Maps our grounds onto Mantine's variables, the same names in both themes. */
export const cssVariablesResolver: CSSVariablesResolver = () => ({ variables: {}, light: grounds, dark: grounds })
