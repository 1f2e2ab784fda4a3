/** Kinds of text files a negotiation can begin from or come back as, told by their names. */
export const isMarkdown = (name: string): boolean => /\.(md|markdown)$/i.test(name)

export const isTextFile = (name: string): boolean => /\.(md|markdown|txt)$/i.test(name)
