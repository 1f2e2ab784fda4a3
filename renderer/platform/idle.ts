/**
 * Long work in steps, each when the browser has nothing better to do. Undefined as soon as it is no longer wanted.
 */
export async function inIdle<T>(steps: Generator<undefined, T>, wanted: () => boolean): Promise<T | undefined> {
  while (wanted()) {
    const step = steps.next()
    if (step.done) return step.value
    await new Promise((resolve) => requestIdleCallback(resolve, { timeout: 500 }))
  }
  return undefined
}
