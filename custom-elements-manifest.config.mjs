import { cemInheritancePlugin } from '@wc-toolkit/cem-inheritance';
import { cemSorterPlugin } from '@wc-toolkit/cem-sorter';
import { jsxTypesPlugin } from '@wc-toolkit/jsx-types';
import { customElementJetBrainsPlugin } from 'custom-element-jet-brains-integration';
import { customElementVsCodePlugin } from 'custom-element-vs-code-integration';

/** Writes `type Tone = 'a' | 'b'` out where a member or an attribute says `Tone`. */
function expandAliases() {
  const aliases = new Map();
  const expand = (text) => text.replace(/\b[A-Z]\w*\b/g, (name) => aliases.get(name) ?? name);
  return {
    name: 'expand-aliases',
    collectPhase({ ts, node }) {
      if (!ts.isTypeAliasDeclaration(node) || node.typeParameters) return;
      const parts = ts.isUnionTypeNode(node.type) ? node.type.types : [node.type];
      if (!parts.every((part) => ts.isLiteralTypeNode(part))) return;
      aliases.set(node.name.text, parts.map((part) => part.getText()).join(' | '));
    },
    packageLinkPhase({ customElementsManifest }) {
      for (const declaration of customElementsManifest.modules.flatMap(
        (module) => module.declarations ?? [],
      )) {
        for (const item of [...(declaration.members ?? []), ...(declaration.attributes ?? [])]) {
          if (!item.type?.text) continue;
          const parsed = expand(item.type.text);
          if (parsed !== item.type.text) item.parsedType = { text: parsed };
        }
      }
    },
  };
}

/** Leaves what is promised: elements only, with what an instance shows, at the paths that are published. */
function publish() {
  const published = (path) => path?.replace(/^\/?src\//, 'dist/').replace(/\.ts$/, '.js');
  const isPublic = ({ name, privacy, static: isStatic }) =>
    privacy !== 'private' && privacy !== 'protected' && !name.startsWith('#') && !isStatic;
  return {
    name: 'publish',
    packageLinkPhase({ customElementsManifest: manifest }) {
      manifest.schemaVersion = '2.1.0';
      manifest.modules = manifest.modules.filter((module) => module.path.startsWith('src/elements/'));
      for (const module of manifest.modules) {
        module.path = published(module.path);
        module.declarations = module.declarations.filter((declaration) => declaration.customElement);
        const names = new Set(module.declarations.map((declaration) => declaration.name));
        module.exports = module.exports.filter((exported) => names.has(exported.name));
        for (const exported of module.exports) {
          exported.declaration.module = published(exported.declaration.module);
        }
        for (const declaration of module.declarations) {
          declaration.members = declaration.members?.filter(isPublic);
          // The analyzer takes the variable in `new CustomEvent(type)` for a name; ours all have a hyphen.
          declaration.events = declaration.events?.filter((event) => event.name.includes('-'));
          const inherited = [declaration.members, declaration.attributes, declaration.events];
          for (const item of [declaration.superclass, declaration.mixins, inherited].flat(3)) {
            if (item?.module) item.module = published(item.module);
            if (item?.inheritedFrom?.module) item.inheritedFrom.module = published(item.inheritedFrom.module);
          }
        }
      }
      manifest.modules = manifest.modules.filter((module) => module.declarations.length > 0);
    },
  };
}

// The editors' data goes where the manifest does not: into the package that is built.
const outdir = process.env.EDITOR_DATA ?? 'dist';
const shared = { outdir, typesSrc: 'parsedType', hideLogs: true };

export default {
  globs: ['src/**/*.ts'],
  litelement: true,
  packagejson: false,
  plugins: [
    expandAliases(),
    cemInheritancePlugin(),
    publish(),
    cemSorterPlugin({ deprecatedLast: true }),
    customElementVsCodePlugin({
      ...shared,
      htmlFileName: 'vscode.html-custom-data.json',
      cssFileName: 'vscode.css-custom-data.json',
    }),
    customElementJetBrainsPlugin({ ...shared, webTypesFileName: 'web-types.json', packageJson: false }),
    jsxTypesPlugin({
      ...shared,
      fileName: 'jsx.d.ts',
      componentTypePath: (_name, tag) => (tag ? `./elements/${tag}.js` : './index.js'),
    }),
  ],
};
