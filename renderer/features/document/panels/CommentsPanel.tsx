import type { ImportedComment } from '../../../../shared/docx/model.ts'
import type { Desk } from '../desk.ts'
import css from './CommentsPanel.module.css'
import { dayOf } from './describe.ts'

/** The file's comments, to read. They are kept in the file as they are; a clean export leaves them out. */
export const CommentsPanel = ({ desk }: { desk: Desk }) => {
  const comments = desk.comments
  const answers = (id: string) => comments.filter((c) => c.parent === id)
  return (
    <div className={css.scroll}>
      <p className={css.note}>From the Word file. They go back with it unchanged; a clean copy leaves them out.</p>
      <ul className={css.list}>
        {comments
          .filter((c) => !c.parent)
          .map((comment) => (
            <li key={comment.id} className={css.card} data-resolved={comment.resolved || undefined}>
              <button type="button" className={css.go} onClick={() => desk.goToComment(comment)}>
                <One comment={comment} />
              </button>
              {answers(comment.id).map((answer) => (
                <div key={answer.id} className={css.answer}>
                  <One comment={answer} />
                </div>
              ))}
            </li>
          ))}
      </ul>
    </div>
  )
}

const One = ({ comment }: { comment: ImportedComment }) => (
  <>
    <span className={css.who}>
      <b>{comment.author || 'Unnamed author'}</b> <span>{dayOf(comment.date)}</span>
      {comment.resolved && <span>resolved</span>}
    </span>
    <span className={css.text}>{comment.text}</span>
  </>
)
