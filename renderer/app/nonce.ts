/** The shells write a fresh nonce into the page; every style tag made at run time carries it. */
export const styleNonce = (): string => document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? ''

/** Mantine's scroll lock makes its own style tag and looks for the nonce under this name. */
export const shareNonce = (): void => {
  ;(globalThis as { __webpack_nonce__?: string }).__webpack_nonce__ = styleNonce()
}
