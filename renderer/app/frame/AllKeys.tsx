import { useSyncExternalStore } from 'react'
import { Dialog } from '../../ui/Dialog.tsx'
import { Kbd } from '../../ui/Kbd.tsx'
import { showKeys } from '../../ui/keys.ts'
import type { Registry } from '../commands/registry.ts'
import { useApp } from '../store.ts'
import css from './AllKeys.module.css'

/** Every key that does something on this screen, by group. */
export const AllKeys = ({ registry }: { registry: Registry }) => {
  const shown = useApp((app) => app.allKeys)
  const commands = useSyncExternalStore(registry.subscribe, registry.list)
  if (!shown) return null
  const withKeys = commands.filter(({ keys }) => keys)
  const groups = [...new Set(withKeys.map(({ group }) => group))]
  return (
    <Dialog
      onClose={() => useApp.getState().showAllKeys(false)}
      title="Keys of this screen"
      size={720}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <div className={css.groups}>
        {groups.map((group) => (
          <section key={group}>
            <h3 className={css.head}>{group}</h3>
            <table className={css.table}>
              <tbody>
                {withKeys
                  .filter((command) => command.group === group)
                  .map(({ id, label, keys = '' }) => (
                    <tr key={id}>
                      <th scope="row">{label}</th>
                      <td>
                        <span className="visually-hidden">{showKeys(keys)}</span>
                        <Kbd keys={keys} />
                      </td>
                    </tr>
                  ))}
              </tbody>
            </table>
          </section>
        ))}
      </div>
      <p className={css.foot}>Single letters act only in lists, never while you type.</p>
    </Dialog>
  )
}
