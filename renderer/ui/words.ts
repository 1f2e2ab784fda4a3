/** Numbers and dates as they are written everywhere. */

/** "1 change", "1,204 changes". */
export const plural = (n: number, what: string): string => `${n.toLocaleString()} ${n === 1 ? what : `${what}s`}`

const day = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', year: 'numeric' })
const longDay = new Intl.DateTimeFormat(undefined, { dateStyle: 'long' })
const hour = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' })

/** "14 Oct 2027". */
export const dayOf = (at: number | Date): string => day.format(at)

/** "14 October 2027". */
export const longDayOf = (at: number | Date): string => longDay.format(at)

/** "14:02". */
export const hourOf = (at: number | Date): string => hour.format(at)
