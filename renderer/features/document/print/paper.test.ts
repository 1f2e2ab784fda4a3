import { expect, test } from 'vitest'
import { paperOf } from './paper.ts'

test.each([
  ['en-US', 'Letter'],
  ['en', 'Letter'],
  ['fr-CA', 'Letter'],
  ['es-MX', 'Letter'],
  ['en-GB', 'A4'],
  ['de', 'A4'],
  ['pt-BR', 'A4'],
  ['ja-JP', 'A4'],
])('whoever reads %s prints on %s', (locale, paper) => {
  expect(paperOf(locale)).toBe(paper)
})

test.each([
  ['en-US@posix', 'Letter'],
  ['de_DE.UTF-8', 'A4'],
  ['C', 'A4'],
  ['', 'A4'],
])('a system that calls its language “%s” stops nothing', (locale, paper) => {
  expect(paperOf(locale)).toBe(paper)
})
