import { Button, Switch, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Refusal } from '../../../shared/base/refuse.ts'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import type { SettingsProps } from './ports.ts'
import { Section } from './Section.tsx'
import css from './settings.module.css'
import { useSettings } from './useSettings.ts'

/** Name and party. Changes made earlier keep the name they were made under. */
export const ProfileSettings = ({ settings }: Pick<SettingsProps, 'settings'>) => {
  const now = useSettings(settings)
  const [name, setName] = useState(now.name)
  const [party, setParty] = useState(now.party)
  const [said, setSaid] = useState<'saved' | Refusal>()
  const missing = name.trim() === '' ? 'name' : party.trim() === '' ? 'party' : undefined
  return (
    <Section
      title="You"
      about="How your changes are signed from now on. Earlier changes keep the name they were made under."
    >
      <form
        className={css.form}
        onSubmit={async (event) => {
          event.preventDefault()
          if (missing) return
          const to = { name: name.trim(), party: party.trim() }
          const renamed = now.party !== '' && now.party !== to.party
          const formerParties = renamed ? [...new Set([...now.formerParties, now.party])] : now.formerParties
          setSaid((await settings.change({ ...to, formerParties })) ?? 'saved')
        }}
      >
        <TextInput
          label="Your name"
          value={name}
          onChange={(event) => {
            setName(event.currentTarget.value)
            setSaid(undefined)
          }}
          error={missing === 'name' ? 'Your changes need a name.' : undefined}
          maxLength={120}
          autoComplete="off"
        />
        <TextInput
          label="Your party"
          value={party}
          onChange={(event) => {
            setParty(event.currentTarget.value)
            setSaid(undefined)
          }}
          error={missing === 'party' ? 'Your changes need a party.' : undefined}
          maxLength={120}
          autoComplete="off"
        />
        <div className={css.row}>
          <Button
            type="submit"
            variant="default"
            disabled={missing !== undefined || (name === now.name && party === now.party)}
          >
            Save name and party
          </Button>
          <span className={css.said} role="status">
            {said === 'saved' ? 'Saved on this computer.' : ''}
          </span>
        </div>
        <Switch
          label="In Word files my party’s name stands on my changes"
          description="Instead of your own. Parley itself goes on showing who wrote what."
          checked={now.wordNames === 'party'}
          onChange={async (event) => {
            const refused = await settings.change({ wordNames: event.currentTarget.checked ? 'party' : 'name' })
            if (refused) setSaid(refused)
          }}
        />
        {typeof said === 'object' && <ErrorNote what={said.say}>What you typed is still here.</ErrorNote>}
      </form>
    </Section>
  )
}
