/** What a source file imports: statically, dynamically, as a type only, or as a worker's address. A real parser reads it. */
import { parseSync } from 'vite'

export function importsOf(path: string, source: string): string[] {
  const { module, program, errors } = parseSync(path, source, { sourceType: 'module' })
  const broken = errors.find(({ severity }) => severity === 'Error')
  if (broken) throw new Error(`${path} does not parse: ${broken.message}`)
  const found = new Set<string>()
  for (const { moduleRequest } of module.staticImports) found.add(moduleRequest.value)
  for (const { entries } of module.staticExports) {
    for (const { moduleRequest } of entries) if (moduleRequest) found.add(moduleRequest.value)
  }
  walk(program, (node) => {
    const address = addressIn(node)
    if (address !== undefined) found.add(address)
  })
  return [...found]
}

type Node = { readonly type: string } & Readonly<Record<string, unknown>>

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string'

function walk(value: unknown, visit: (node: Node) => void): void {
  if (Array.isArray(value)) for (const item of value) walk(item, visit)
  else if (isNode(value)) {
    visit(value)
    for (const child of Object.values(value)) if (typeof child === 'object') walk(child, visit)
  }
}

/** `import('x')`, the type `import('x').Y`, and `new URL('./x', import.meta.url)`. */
function addressIn(node: Node): string | undefined {
  if (node.type === 'ImportExpression' || node.type === 'TSImportType') return text(node.source) ?? text(node.argument)
  if (node.type !== 'NewExpression' || !isNode(node.callee) || node.callee.name !== 'URL') return undefined
  const [address, base] = node.arguments as unknown[]
  return isNode(base) && base.type === 'MemberExpression' ? text(address) : undefined
}

function text(node: unknown): string | undefined {
  if (!isNode(node)) return undefined
  if (node.type === 'Literal' && typeof node.value === 'string') return node.value
  return node.type === 'TSLiteralType' ? text(node.literal) : undefined
}
