/// <reference lib="webworker" />
import { find, type Question } from './model/finder.ts'

declare const self: DedicatedWorkerGlobalScope

self.onmessage = ({ data }: MessageEvent<Question>) => self.postMessage(find(data))
