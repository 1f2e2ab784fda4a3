/** The one-page private brief: what we want, where we stand, what we may not do. Self-contained HTML for the PDF maker. */
import { isWhole, optionOf, scoreOf } from './model/issue.ts'
import { crossedBy } from './model/mandate.ts'
import type { ReadTurn } from './model/table.ts'
import type { Sheet } from './rows.ts'
import { pair } from './words.ts'

export interface BriefHead {
  readonly title: string
  readonly us: string
  readonly them: string
  readonly author: string
  /** As it is to stand on the page: "22 November 2026". */
  readonly date: string
  /** Admits the page's own style and nothing else. */
  readonly nonce: string
}

const escaped = (text: string): string => text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`)

const cell = (text: string): string => `<td>${escaped(text)}</td>`

const STYLE = `@page{size:A4;margin:16mm 16mm 14mm;@bottom-left{content:"Private and confidential. Not to be shown to the other side.";font:8pt sans-serif}@bottom-right{content:counter(page) " / " counter(pages);font:8pt sans-serif}}
body{font:9.5pt/1.4 system-ui,sans-serif;color:#1b1d21;margin:0}h1{font-size:15pt;margin:0 0 1mm}h2{font-size:10.5pt;margin:5mm 0 1.5mm;break-after:avoid}p{margin:0 0 2mm}
.legend{border:1.2pt solid #55307c;color:#55307c;font-weight:700;padding:1.5mm 3mm;margin:0 0 4mm;letter-spacing:.02em}
table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:1mm 2mm 1mm 0;border-bottom:.5pt solid #c6c2b8}th{font-weight:600}.n{text-align:right}ul{margin:0;padding-left:5mm}
body::before{content:"PRIVATE";position:fixed;inset:40% 0 auto;text-align:center;font-size:80pt;font-weight:700;color:#55307c;opacity:.06;transform:rotate(-24deg)}`

/** The page. Nothing in it runs or is fetched. */
export function briefPage(head: BriefHead, sheet: Sheet, turns: readonly ReadTurn[]): string {
  const { issues, deal } = sheet
  const privileged = issues.some((issue) => issue.privileged)
  const now = turns.at(-1)
  const label = (issue: (typeof issues)[number], id: string | undefined) => optionOf(issue, id)?.label ?? '–'
  const rows = issues.map(
    (issue) =>
      `<tr><th scope="row">${escaped(issue.title)}</th>${cell(label(issue, now?.chosen[issue.id]))}${cell(label(issue, issue.stance.target))}${cell(label(issue, issue.stance.walkAway))}${cell(
        issue.mandate
          ? `${label(issue, issue.mandate.limit)}${issue.mandate.approver ? `, then ${issue.mandate.approver}` : ''}`
          : '–',
      )}</tr>`,
  )
  const scores = turns
    .filter((turn) => isWhole(issues, turn.chosen))
    .map((turn) => `<tr><th scope="row">${escaped(turn.label)}</th><td>${pair(scoreOf(issues, turn.chosen))}</td></tr>`)
  const beyond = now ? crossedBy(issues, now.chosen) : []
  const reasons = issues.filter((issue) => issue.rationale || issue.batna)
  const policy = `default-src 'none'; style-src 'nonce-${head.nonce}'; base-uri 'none'; form-action 'none'`
  return [
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${escaped(policy)}">`,
    `<title>${escaped(`Private brief · ${head.title}`)}</title><style nonce="${escaped(head.nonce)}">${STYLE}</style></head><body>`,
    `<p class="legend">PRIVATE TO ${escaped(head.us.toUpperCase())}${privileged ? ' · PRIVILEGED' : ''} · NOT FOR ${escaped((head.them || 'the other side').toUpperCase())}</p>`,
    `<h1>${escaped(head.title)}</h1><p>${escaped(head.us)} with ${escaped(head.them || 'the other side')}. ${escaped(head.author)}, ${escaped(head.date)}.</p>`,
    `<h2>Position</h2><table><thead><tr><th>Issue</th><th>On the table</th><th>Target</th><th>Walk away below</th><th>Mandate</th></tr></thead><tbody>${rows.join('')}</tbody></table>`,
    scores.length > 0
      ? `<h2>Score over turns, us / them (our estimate)</h2><table><tbody>${scores.join('')}</tbody></table>`
      : '',
    `<h2>Without a deal</h2><p>${deal.alternatives.us} points for us, ${deal.alternatives.them} for them (our estimate). ${escaped(deal.batna)}</p>`,
    beyond.length > 0
      ? `<h2>Beyond our limits now</h2><ul>${beyond.map((c) => `<li>${escaped(`${c.title}: ${c.offered} on the table, limit ${c.limit}${c.approver ? `, ${c.approver} must approve` : ''}`)}</li>`).join('')}</ul>`
      : '',
    reasons.length > 0
      ? `<h2>Why</h2>${reasons.map((issue) => `<p><b>${escaped(issue.title)}.</b> ${escaped(issue.rationale)}${issue.batna ? ` Without agreement: ${escaped(issue.batna)}` : ''}</p>`).join('')}`
      : '',
    '</body></html>',
  ].join('')
}
