/** Capitalised words that are no defined terms, and the words that stand before terms. */

const list = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/))

/** In the singular and lower case. */
export const COMMON = list(`
  january february march april may june july august september october november december
  monday tuesday wednesday thursday friday saturday sunday
  america american england english wales scotland scottish ireland irish britain british france french germany german
  swiss switzerland europe european union kingdom united states state canada canadian australia australian asia china
  chinese india indian japan japanese cayman singapore hong kong delaware california york texas florida nevada
  wyoming washington massachusetts illinois columbia district county city london paris berlin new south north west east
  africa brazil mexico spain spanish italy italian netherlands dutch sweden norway denmark luxembourg austria
  dollar euro pound sterling yen franc
  section sections clause article schedule exhibit annex appendix attachment addendum paragraph part item table figure
  page chapter title recital preamble subsection subclause sub-clause sub-section subparagraph rule regulation option
  module step footnote note
  mr mrs ms dr sir madam president secretary treasurer chairman chairperson chief executive financial officer manager
  internet web english-language latin roman god christmas easter year's
  a an the this that these those each every any all no if when where while unless until upon in on at by for from to
  with without within under as and or nor but such both either neither his her its their our your my we you they it he
  she i not other than provided however notwithstanding subject except also including
  section's whereas now therefore witnesseth hereby agreement
  court courts federal act code law statute government governmental
  delaware's
`)

/** What stands before a term and hardly before a name. */
export const DETERMINERS = list(`
  the a an any each every such all its their this that these those no other applicable our your his her both either
  relevant respective certain said additional
`)

/** A phrase that ends so is a statute, an authority or a place. */
export const ENDINGS = list(`
  Act Code Regulation Regulations Directive Law Laws Rules Rule Convention Treaty Court Courts Association Organization
  Authority Commission Commissioner Department Office Agency Institute University Administration Directors Exchange
  Street Avenue Road Suite Boulevard Bank Clauses Register Statute Market
`)
