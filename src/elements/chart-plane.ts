import { html, type TemplateResult } from 'lit';
import type { ChartGestures } from '../look/chart-gestures.js';

/** What a chart's plane says and whom it tells. */
export interface ChartPlane {
  readonly title: string;
  /** What a chart is called, in the reader's language. */
  readonly role: string;
  /** Class names besides its own. */
  readonly looks?: string;
  readonly onKey: (event: KeyboardEvent) => void;
  readonly onBlur: () => void;
  /** What hears the pointer, where it does more than point. */
  readonly gestures?: ChartGestures;
}

/** Draws what lies over a canvas and has the focus in its place: described by the takeaway and by the help below. */
export function renderChartPlane({
  title,
  role,
  looks = '',
  onKey,
  onBlur,
  gestures,
}: ChartPlane): TemplateResult {
  return html`<div
    class="chart-overlay ${looks}"
    tabindex="0"
    role="application"
    aria-roledescription=${role}
    aria-label=${title}
    aria-describedby="takeaway chart-help"
    @keydown=${onKey}
    @blur=${onBlur}
    @pointerdown=${gestures?.onPointerDown}
    @pointermove=${gestures?.onPointerMove}
    @pointerup=${gestures?.onPointerEnd}
    @pointercancel=${gestures?.onPointerEnd}
    @lostpointercapture=${gestures?.onPointerEnd}
  ></div>`;
}
