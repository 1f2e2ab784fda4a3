import { Switch } from '@mantine/core'
import { useState } from 'react'
import type { Refusal } from '../../../shared/base/refuse.ts'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { SegmentedChoice } from '../../ui/SegmentedChoice.tsx'
import type { SettingsProps } from './ports.ts'
import { Section } from './Section.tsx'
import { useSettings } from './useSettings.ts'

/** Light, dark or as the system; print is light always. */
export const AppearanceSettings = ({ settings, onAppearance }: Pick<SettingsProps, 'settings' | 'onAppearance'>) => {
  const now = useSettings(settings)
  const [refusal, setRefusal] = useState<Refusal>()
  return (
    <Section title="Appearance" about="Print is always light.">
      <SegmentedChoice
        label="Appearance"
        value={now.appearance}
        onChange={(appearance) => {
          onAppearance(appearance)
          void settings.change({ appearance }).then(setRefusal)
        }}
        options={[
          { value: 'light', label: 'Light' },
          { value: 'dark', label: 'Dark' },
          { value: 'system', label: 'As the system' },
        ]}
      />
      <Switch
        label="Keep the page light in dark mode"
        description="The document looks like paper, everything round it stays dark"
        checked={now.paperInDark}
        onChange={(event) => void settings.change({ paperInDark: event.currentTarget.checked }).then(setRefusal)}
      />
      {refusal && <ErrorNote what={refusal.say} />}
    </Section>
  )
}
