import { Plugin } from 'prosemirror-state'

/** A click on the mark of a note goes to the note. `go` answers whether there is one of this name. */
export const noteMarks = (go: (name: string) => boolean): Plugin =>
  new Plugin({
    props: {
      handleDOMEvents: {
        click: (_, { target }) => {
          const mark = target instanceof Element ? target.closest('.token.note') : null
          return mark !== null && go(mark.textContent)
        },
      },
    },
  })
