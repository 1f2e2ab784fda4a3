import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { Kbd } from '../../ui/Kbd.tsx'
import type { Profile } from './ports.ts'
import { StageTitle } from './Stage.tsx'
import css from './vault.module.css'

interface Props {
  readonly profile: Profile
  readonly folderWarning?: string | undefined
  readonly act: string
  readonly onNext: (profile: Profile) => void
}

/** First screen: what stays on this computer, and the name every change will carry. */
export const WhoStep = ({ profile, folderWarning, act, onNext }: Props) => {
  const [name, setName] = useState(profile.name)
  const [party, setParty] = useState(profile.party)
  const [asked, setAsked] = useState(false)
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault()
        setAsked(true)
        const missing = name.trim() === '' ? 'name' : party.trim() === '' ? 'party' : undefined
        if (!missing) onNext({ name: name.trim(), party: party.trim() })
        else event.currentTarget.querySelector<HTMLInputElement>(`[name=${missing}]`)?.focus()
      }}
    >
      <div>
        <StageTitle>Everything stays on this computer</StageTitle>
        <p className={css.sub}>
          Your contracts, your changes and your notes are kept sealed in one folder here. Parley has no server and no
          account, and sends nothing. A Word file leaves only when you export it.
        </p>
      </div>
      {folderWarning && (
        <ErrorNote what={folderWarning}>
          Everything there is sealed, but two computers writing at once can damage it.
        </ErrorNote>
      )}
      <TextInput
        name="name"
        label="Your name"
        description="As it appears on every change you make"
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        error={asked && name.trim() === '' ? 'Type your name: your changes carry it.' : undefined}
        autoComplete="off"
        maxLength={120}
        size="sm"
      />
      <TextInput
        name="party"
        label="Your party"
        description="The side you act for, such as the company’s name"
        value={party}
        onChange={(event) => setParty(event.currentTarget.value)}
        error={asked && party.trim() === '' ? 'Type the party you act for.' : undefined}
        autoComplete="off"
        maxLength={120}
        size="sm"
      />
      <div>
        <Button type="submit" rightSection={<Kbd keys="Enter" onFill />}>
          {act}
        </Button>
      </div>
    </form>
  )
}
