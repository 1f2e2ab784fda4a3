/** The paper of this person's country, unless they chose the other. A matter of this computer, so kept here. */
import type { Paper } from '../model/print/sheet.ts'

const KEY = 'parley-paper'

/** Where Letter is the usual paper; everywhere else it is A4. */
const LETTER = new Set('US CA MX PH CL CO VE GT CR SV HN NI PA DO PR BO'.split(' '))

export const paperOf = (locale: string): Paper => {
  return LETTER.has(regionOf(locale)) ? 'Letter' : 'A4'
}

/** What the system calls its language need not be a language tag: "en-US@posix", or nothing at all. */
const regionOf = (locale: string): string => {
  try {
    return new Intl.Locale(locale.replace(/[@.].*$/, '').replaceAll('_', '-')).maximize().region ?? ''
  } catch {
    return ''
  }
}

export const paperNow = (): Paper => {
  const chosen = localStorage.getItem(KEY)
  return chosen === 'A4' || chosen === 'Letter' ? chosen : paperOf(navigator.language)
}

export const choosePaper = (paper: Paper): void => localStorage.setItem(KEY, paper)
