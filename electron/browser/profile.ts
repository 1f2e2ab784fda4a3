/** A browser profile of Parley's own: nothing in it talks to anyone, and nothing in it is kept that we did not ask for. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'

/** What has no command line switch. Written once, before the profile is first used. */
const PREFERENCES = {
  browser: { enable_spellchecking: true, has_seen_welcome_page: true },
  spellcheck: { use_spelling_service: false },
  credentials_enable_service: false,
  profile: { password_manager_enabled: false },
  autofill: { enabled: false, profile_enabled: false, credit_card_enabled: false },
  translate: { enabled: false },
  search: { suggest_enabled: false },
  safebrowsing: { enabled: false, scout_reporting_enabled: false },
  net: { network_prediction_options: 2 },
  alternate_error_pages: { enabled: false },
  payments: { can_make_payment_enabled: false },
}

export const SWITCHES = [
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-extensions',
  '--disable-sync',
  '--disable-background-networking',
  '--disable-background-mode',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--disable-client-side-phishing-detection',
  '--disable-breakpad',
  '--disable-quic',
  '--no-pings',
  '--disable-features=Translate,MediaRouter,OptimizationHints,AutofillServerCommunication,OptimizationGuideModelDownloading,PrivacySandboxSettings4',
]

/** A snap may not see hidden folders in the home folder, so its profile lies where it may. */
export function profileFolder(browser: string, folder: string, home: string = homedir()): string {
  if (!browser.startsWith('/snap/')) return join(folder, 'profile')
  return join(home, 'snap', 'chromium', 'common', `parley-${Buffer.from(folder).toString('hex').slice(-24)}`)
}

export function prepareProfile(profile: string): void {
  const defaults = join(profile, 'Default')
  mkdirSync(defaults, { recursive: true, mode: 0o700 })
  const file = join(defaults, 'Preferences')
  if (!existsSync(file)) writeFileSync(file, JSON.stringify(PREFERENCES), { mode: 0o600 })
}
