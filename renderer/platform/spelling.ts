/** Whether the platform looks words up while one types. A matter of this computer and its dictionaries, so kept here. */
const KEY = 'parley-spelling'

/** On, until it is switched off. */
export const checksSpelling = (): boolean => localStorage.getItem(KEY) !== 'off'

export const checkSpelling = (on: boolean): void => {
  if (on) localStorage.removeItem(KEY)
  else localStorage.setItem(KEY, 'off')
}
