import { noChange, nothing, type ElementPart } from 'lit';
import { directive, Directive, PartType, type DirectiveResult, type PartInfo } from 'lit/directive.js';

/** Maps a CSS property or custom property, as written in CSS, to its value; `null` and `undefined` remove it. */
export type StyleValues = Readonly<Record<string, string | number | null | undefined>>;

type Styled = Element & ElementCSSInlineStyle;

class SetStyleDirective extends Directive {
  readonly #written = new Map<string, string>();

  constructor(info: PartInfo) {
    super(info);
    if (info.type !== PartType.ELEMENT) {
      throw new Error('setStyle() stands in a tag, not in an attribute: <div ${setStyle({ … })}>');
    }
  }

  render(_values: StyleValues): unknown {
    return nothing;
  }

  override update(part: ElementPart, [values]: [StyleValues]): unknown {
    const { style } = part.element as Styled;
    for (const name of this.#written.keys()) {
      if (values[name] == null) {
        style.removeProperty(name);
        this.#written.delete(name);
      }
    }
    for (const [name, value] of Object.entries(values)) {
      if (value == null) continue;
      const text = String(value);
      if (this.#written.get(name) === text) continue;
      style.setProperty(name, text);
      this.#written.set(name, text);
    }
    return noChange;
  }
}

/**
 * Writes dynamic styles of the element it stands in: `<div ${setStyle({ '--ratio': 0.82 })}>`.
 *
 * To be used instead of Lit's `styleMap`, whose first render sets a `style` attribute, which a Content Security Policy
 * without `unsafe-inline` refuses; `style.setProperty` is allowed. It renders nothing on a server.
 */
export const setStyle: (values: StyleValues) => DirectiveResult = directive(SetStyleDirective);
