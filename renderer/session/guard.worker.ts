/// <reference lib="webworker" />
import { type Applicant, admit } from '../../shared/wire/admit.ts'

declare const self: DedicatedWorkerGlobalScope

self.onmessage = ({ data: { shared, applicant } }: MessageEvent<{ shared: Uint8Array; applicant: Applicant }>) =>
  self.postMessage({ refused: admit(shared, applicant) })
