/** The p-th quantile (0..1) of what was measured; nearest rank, nothing invented between two samples. */
export function quantile(samples: readonly number[], p: number): number {
  const sorted = [...samples].sort((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(sorted.length * p) - 1)] ?? Number.NaN
}

export const median = (samples: readonly number[]): number => quantile(samples, 0.5)

/** The median of one number over all rounds. */
export const over = <T>(rounds: readonly T[], pick: (round: T) => number): number => median(rounds.map(pick))

export const MB = 1024 * 1024

export const ms = (n: number): string => (Number.isNaN(n) ? '–' : n >= 20 ? n.toFixed(0) : n.toFixed(1))
export const mb = (bytes: number): string => (bytes / MB).toFixed(1)
export const times = (n: number): string => (Number.isNaN(n) ? '–' : `${n.toFixed(n < 10 ? 2 : 0)}×`)
