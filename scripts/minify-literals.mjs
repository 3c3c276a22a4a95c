// @ts-check
import ts from 'typescript';

/**
 * Makes one piece of HTML smaller and keeps what it renders: a run of white space stays one space, because
 * between inline elements a space is seen.
 *
 * @param {string} raw
 */
export function minifyHtml(raw) {
  return raw.replace(/<!--.*?-->/gs, '').replace(/\s+/g, ' ');
}

/**
 * Makes one piece of CSS smaller. It knows strings, comments and punctuation and nothing else, so that it
 * cannot misread what is newer than itself.
 *
 * @param {string} raw
 */
export function minifyCss(raw) {
  const tokens = /("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')|\/\*.*?\*\/|\s*([{};,])\s*|(:)\s+|\s+/gs;
  return raw
    .replace(tokens, (_all, string, punctuation, colon) => string ?? punctuation ?? colon ?? ' ')
    .replace(/;}/g, '}');
}

/** @type {Record<string, ((raw: string) => string) | undefined>} */
const minifiers = { html: minifyHtml, svg: minifyHtml, css: minifyCss };

/**
 * A step of TypeScript's own compilation that makes the tagged templates of Lit smaller, so that source maps
 * stay right.
 *
 * @type {ts.TransformerFactory<ts.SourceFile>}
 */
export function minifyLiterals(context) {
  const { factory } = context;
  return (file) => {
    /** @param {ts.TemplateLiteralLikeNode} node */
    const rawOf = (node) =>
      node
        .getText(file)
        .replace(/^[`}]/, '')
        .replace(/(`|\$\{)$/, '');

    /** @type {(node: ts.TemplateLiteral, minify: (raw: string) => string) => ts.TemplateLiteral} */
    const minified = (node, minify) => {
      if (ts.isNoSubstitutionTemplateLiteral(node)) {
        return factory.createNoSubstitutionTemplateLiteral(undefined, minify(rawOf(node)));
      }
      const spans = node.templateSpans.map(({ expression, literal }) => {
        const raw = minify(rawOf(literal));
        const create = ts.isTemplateMiddle(literal)
          ? factory.createTemplateMiddle
          : factory.createTemplateTail;
        return factory.createTemplateSpan(visitChild(expression), create(undefined, raw));
      });
      return factory.createTemplateExpression(
        factory.createTemplateHead(undefined, minify(rawOf(node.head))),
        spans,
      );
    };

    /** @type {(node: ts.Node) => ts.Node} */
    const visit = (node) => {
      const isTagged = ts.isTaggedTemplateExpression(node) && ts.isIdentifier(node.tag);
      const minify = isTagged ? minifiers[node.tag.text] : undefined;
      if (!isTagged || !minify || /<(pre|textarea)\b/i.test(node.template.getText(file))) {
        return ts.visitEachChild(node, visit, context);
      }
      return factory.updateTaggedTemplateExpression(
        node,
        node.tag,
        node.typeArguments,
        minified(node.template, minify),
      );
    };
    /** @param {ts.Expression} node */
    const visitChild = (node) => /** @type {ts.Expression} */ (visit(node));

    return /** @type {ts.SourceFile} */ (ts.visitNode(file, visit));
  };
}
