/** How long a passphrase would resist someone who has this computer's disk, in our own words. */

export interface Strength {
  readonly enough: boolean
  readonly level: 'weak' | 'enough' | 'strong'
  /** One sentence for the person. */
  readonly say: string
  /** 0..1 for a bar. */
  readonly share: number
}

/**
 * Each guess costs an attacker one Argon2id run over 256 MiB, which cannot be cut short. A rack of rented machines
 * makes about a thousand a second; the time named is for that.
 */
const GUESSES_PER_SECOND = 1000
/** 10^12 guesses: about thirty years of that rack. Less is not a lock, so less is not accepted. */
const ENOUGH = 12
const STRONG = 15

const WHY: Readonly<Record<string, string>> = {
  topTen: 'This is one of the first passphrases anyone tries.',
  topHundred: 'This is among the first hundred passphrases anyone tries.',
  common: 'This is a common passphrase.',
  similarToCommon: 'This is close to a common passphrase.',
  wordByItself: 'One word alone is quickly guessed.',
  namesByThemselves: 'Names alone are quickly guessed.',
  commonNames: 'Common names are quickly guessed.',
  dates: 'Dates are quickly guessed.',
  recentYears: 'Years are quickly guessed.',
  associatedYears: 'Years are quickly guessed.',
  sequences: 'Runs such as abc or 1234 are quickly guessed.',
  keyPattern: 'Patterns on the keyboard are quickly guessed.',
  straightRow: 'Rows of keys are quickly guessed.',
  simpleRepeat: 'Repeats are quickly guessed.',
  extendedRepeat: 'Repeats are quickly guessed.',
  userInputs: 'It contains your name or party.',
}

const ADVICE = 'Use four or more unrelated words.'

const SPANS: readonly (readonly [number, string])[] = [
  [60, 'seconds'],
  [3600, 'minutes'],
  [86_400, 'hours'],
  [86_400 * 60, 'days'],
  [86_400 * 365 * 2, 'months'],
  [86_400 * 365 * 200, 'years'],
]
const UNIT: Readonly<Record<string, number>> = {
  seconds: 1,
  minutes: 60,
  hours: 3600,
  days: 86_400,
  months: 86_400 * 30,
  years: 86_400 * 365,
}

/** "about 5 days", "centuries". */
export const guessingTime = (guessesLog10: number): string => {
  const seconds = 10 ** guessesLog10 / GUESSES_PER_SECOND
  if (seconds < 2) return 'under 2 seconds'
  const span = SPANS.find(([limit]) => seconds < limit)
  if (!span) return 'centuries'
  return `about ${Math.round(seconds / (UNIT[span[1]] ?? 1))} ${span[1]}`
}

/** From an estimate to words. Pure, so that the honest minimum is tested. */
export const describeStrength = (guessesLog10: number, warning: string | null): Strength => {
  const share = Math.min(1, guessesLog10 / 18)
  const time = guessingTime(guessesLog10)
  if (guessesLog10 >= STRONG) return { enough: true, level: 'strong', share, say: `Strong. Guessing it takes ${time}.` }
  if (guessesLog10 >= ENOUGH)
    return {
      enough: true,
      level: 'enough',
      share,
      say: `Enough. Guessing it takes ${time}. One more word makes it strong.`,
    }
  const why = warning ? WHY[warning] : undefined
  return {
    enough: false,
    level: 'weak',
    share,
    say: `Not enough yet: guessing it takes ${time}. ${why ? `${why} ` : ''}${ADVICE}`,
  }
}

const load = async () => {
  const [{ ZxcvbnFactory }, common, english] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
    import('@zxcvbn-ts/language-en'),
  ])
  return new ZxcvbnFactory({
    dictionary: { ...common.dictionary, ...english.dictionary },
    graphs: common.adjacencyGraphs,
    maxLength: 128,
  })
}
let estimator: ReturnType<typeof load> | undefined

/** Measures on this computer; the word lists (4 MB) load when the first passphrase is typed. `known`: name and party. */
export const measureStrength = async (passphrase: string, known: readonly string[]): Promise<Strength> => {
  estimator ??= load()
  const { guessesLog10, feedback } = (await estimator).check(
    passphrase,
    known.flatMap((text) => [text, ...text.split(/\s+/)]).filter((text) => text.length > 2),
  )
  return describeStrength(guessesLog10, feedback.warning)
}
