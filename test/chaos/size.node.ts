import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import ts from 'typescript';

const stream = fileURLToPath(new URL('../../src/stream/', import.meta.url));

/**
 * Measures what a page pays for files of the stream, with what they load at once: without the validators of the wire,
 * and without what comes only when it is needed.
 * @param entry below `src/stream/`
 * @param without files that are left out, as they can be replaced
 * @returns bytes, minified and gzipped
 */
export async function sizeOf(entry: string, without: readonly string[] = []): Promise<number> {
  const isOut = new Set(without);
  const { outputFiles } = await build({
    entryPoints: [`${stream}${entry}`],
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
            const isLeftOut = path.includes('/wire/') || kind === 'dynamic-import' || isOut.has(path);
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
