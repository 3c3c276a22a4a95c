/** What the address says of how the page is shown: `?theme=dark&dir=rtl&width=360&lang=de`. */
const NAMES = ['theme', 'dir', 'width', 'lang'] as const;

const RIGHT_TO_LEFT = new Set(['ar', 'fa', 'he', 'ur']);

/** Shows the page as its address says. */
export function applyView(): URLSearchParams {
  const view = new URLSearchParams(location.search);
  const root = document.documentElement;
  root.dataset['theme'] = view.get('theme') ?? '';
  root.lang = view.get('lang') || 'en';
  root.dir = view.get('dir') || (RIGHT_TO_LEFT.has(root.lang) ? 'rtl' : 'ltr');
  const page = document.querySelector<HTMLElement>('#page');
  if (page) page.dataset['width'] = view.get('width') ?? '';
  return view;
}

/** Keeps a form of switches and the address telling the same. */
export function bindViewForm(form: HTMLFormElement): void {
  const show = () => {
    const view = applyView();
    for (const name of NAMES) {
      const field = form.elements.namedItem(name);
      if (field instanceof HTMLSelectElement) field.value = view.get(name) ?? '';
    }
  };
  form.addEventListener('change', () => {
    const view = new URLSearchParams(location.search);
    for (const name of NAMES) {
      const field = form.elements.namedItem(name);
      if (!(field instanceof HTMLSelectElement)) continue;
      if (field.value === '') view.delete(name);
      else view.set(name, field.value);
    }
    const query = view.toString();
    history.replaceState(null, '', query ? `?${query}` : location.pathname);
    show();
  });
  show();
}
