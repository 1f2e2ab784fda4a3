/** Refusing is a value with a reason: `code` for programs, `say` a sentence for the person (what is wrong, what to do). */
export interface Refusal {
  readonly refused: string
  readonly say: string
}

export const refuse = (code: string, say: string): Refusal => ({ refused: code, say })

export const isRefusal = (value: unknown): value is Refusal =>
  typeof value === 'object' && value !== null && 'refused' in value && 'say' in value
