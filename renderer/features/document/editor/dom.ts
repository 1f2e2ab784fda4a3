/** Both ends of the page's selection, as the browser has them. */
export type Ends = readonly [Node, number, Node, number]

export const sameEnds = (a: Ends, b: Ends | undefined): boolean => b !== undefined && a.every((x, i) => x === b[i])

/** The page's selection, where it lies in this element. */
export function selectionIn(dom: HTMLElement): Ends | undefined {
  const selection = dom.ownerDocument.getSelection()
  if (!selection?.anchorNode || !selection.focusNode || !dom.contains(selection.anchorNode)) return undefined
  return [selection.anchorNode, selection.anchorOffset, selection.focusNode, selection.focusOffset]
}

/**
 * Before each of its commits React notes where the caret is in what has the focus, and for that it walks through all
 * of an editable element: every word of the contract, for a chip in the status bar. Asked like this it passes by.
 */
export const hideFromReact = (dom: HTMLElement): void =>
  void Object.defineProperty(dom, 'contentEditable', { get: () => 'inherit', configurable: true })
