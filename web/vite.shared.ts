import type { UserConfig } from 'vite'

/** How the styles and pages are built, for a server and for a folder. */
export const shared: Pick<UserConfig, 'plugins' | 'css' | 'oxc'> = {
  plugins: [
    {
      // The helper around import() preloads, which is off below; it would cost every page 0.6 kB.
      name: 'plain-imports',
      enforce: 'pre',
      load: (id) =>
        id === '\0vite/preload-helper.js'
          ? 'export const __vitePreload = (load) => load()'
          : undefined,
    },
  ],
  css: {
    postcss: {
      plugins: [
        {
          // Of the tokens of the design system the roles take a quarter; the others were 1.4 kB on the wire for nothing.
          postcssPlugin: 'used-properties',
          OnceExit(root) {
            const used = new Set(root.toString().match(/(?<=var\()--[\w-]+/g))
            root.walkDecls(/^--/, (declaration) => {
              if (!used.has(declaration.prop)) declaration.remove()
            })
          },
        },
      ],
    },
  },
  // Without `development` a build made by a test would have the paths of this machine in it, and half as much again.
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact', development: false } },
}
