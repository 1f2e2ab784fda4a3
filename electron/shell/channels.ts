/** The two names IPC has: calls from a window, events to it. */
export const CALL = 'parley:call'
export const EVENT = 'parley:event'
