import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import ts from 'typescript';

const stream = fileURLToPath(new URL('../../src/stream/', import.meta.url));

/**
 * Measures what a page pays for files of the stream, with what they load at once: without the validators of the wire,
 * and without what comes only when it is needed.
 * @param entries below `src/stream/`
 * @returns bytes, minified and gzipped as one
 */
export async function sizeOf(entries: readonly string[]): Promise<number> {
  const contents = entries.map((entry) => `export * from './${entry}';`).join('\n');
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: stream },
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    plugins: [
      {
        name: 'ours',
        setup({ onLoad, onResolve }) {
          onResolve({ filter: /^\./ }, ({ path, kind }) => {
            const isLeftOut = path.includes('/wire/') || kind === 'dynamic-import';
            return isLeftOut ? { path, external: true } : null;
          });
          // As the build does: the compiler leaves private names as they are, where esbuild writes WeakMaps.
          onLoad({ filter: /\.ts$/ }, ({ path }) => ({ contents: compiled(path), loader: 'js' }));
        },
      },
    ],
  });
  return gzipSync(outputFiles[0]?.contents ?? '', { level: 9 }).length;
}

function compiled(path: string): string {
  const compilerOptions = {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    useDefineForClassFields: false,
    verbatimModuleSyntax: true,
  };
  return ts.transpileModule(readFileSync(path, 'utf8'), { compilerOptions }).outputText;
}
