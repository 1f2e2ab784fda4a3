/** The built renderer on 127.0.0.1, for pages that name it exactly. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { newNonce, pageHeaders } from '../services/page/policy.ts'
import { staticFile } from '../services/page/static-file.ts'
import { authorityOf } from './sockets.ts'

/** Answers a request that is not for a file of the renderer; false when it is none of its business. */
export type Extra = (request: IncomingMessage, response: ServerResponse) => boolean

export function createPageServer(root: string, extra: Extra): Server {
  const server = createServer((request, response) => {
    // Another name for this address is a page elsewhere that rebound its name to us.
    if (request.headers.host !== authorityOf(server)) return void response.writeHead(421).end()
    if (extra(request, response)) return
    void servePage(root, authorityOf(server), request, response)
  })
  return server
}

async function servePage(root: string, authority: string, request: IncomingMessage, response: ServerResponse) {
  const nonce = newNonce()
  const headers = pageHeaders(nonce, `'self' ws://${authority}`)
  if (request.method !== 'GET' && request.method !== 'HEAD') return void response.writeHead(405, headers).end()
  const pathname = (request.url ?? '/').split(/[?#]/, 1)[0]!
  const file = await staticFile(root, pathname, nonce)
  if (!file) return void response.writeHead(404, headers).end()
  response.writeHead(200, { ...headers, 'Content-Type': file.type, 'Content-Length': file.body.length })
  response.end(request.method === 'HEAD' ? undefined : file.body)
}

/** Above the ports other programs reserve and below those the system gives out by itself. */
const FIRST_PORT = 20_000
const PORTS = 12_000

/** Listens on `wanted`, or on another port when that is taken; answers the port. */
export async function listen(server: Server, wanted: number | undefined): Promise<number> {
  for (let tries = 0; tries < 50; tries++) {
    const port = tries === 0 && wanted ? wanted : FIRST_PORT + Math.floor(Math.random() * PORTS)
    if (await tryListen(server, port)) return port
  }
  throw new Error('No free port was found on this computer.')
}

function tryListen(server: Server, port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const failed = (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(false)
      else reject(error)
    }
    server.once('error', failed)
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      server.off('error', failed)
      resolve(true)
    })
  })
}
