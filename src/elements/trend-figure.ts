import { html, nothing, type TemplateResult } from 'lit';
import type { ChartAnchor } from '../look/chart-data.js';
import type { ChartGestures } from '../look/chart-gestures.js';
import {
  chevronIcon,
  chevronStartIcon,
  expandIcon,
  minusIcon,
  pauseIcon,
  playIcon,
  plusIcon,
} from '../look/icons.js';
import type { TrendPoint } from '../domain/usage-trend.js';
import { renderHelp, renderHelpButton } from './chart-help.js';
import { renderChartPlane } from './chart-plane.js';
import { renderChartTooltip } from './chart-tooltip.js';
import { COLOURS, measuresOf } from './trend-chart.js';
import type { TrendScene } from './trend-explorer.js';
import { measureText, pointName } from './trend-print.js';

/** What the figure shows and whom it tells. */
export interface TrendFigureView extends TrendScene {
  /** The point the pointer is on, and where. */
  readonly hovered: {
    readonly point: TrendPoint;
    readonly anchor: ChartAnchor;
    readonly chartWidth: number;
  } | null;
  readonly isZoomed: boolean;
  readonly isMoving: boolean;
  readonly canZoomIn: boolean;
  readonly canGoEarlier: boolean;
  readonly canGoLater: boolean;
  readonly isHelpShown: boolean;
  readonly hasFailed: boolean;
  readonly gestures: ChartGestures;
  readonly onKey: (event: KeyboardEvent) => void;
  readonly onBlur: () => void;
  readonly onHelp: () => void;
  readonly onZoom: (direction: 1 | -1) => void;
  readonly onPan: (direction: 1 | -1) => void;
  readonly onReset: () => void;
}

/** Live updates, and whether they are paused; `null` where there are none. */
export interface TrendPause {
  readonly isPaused: boolean;
  readonly onPause: () => void;
}

/** Draws the chart's tools, its place, its plane for the keyboard and its tooltip; the canvas is `ChartController`'s. */
export function renderTrendFigure(view: TrendFigureView, title: string, pause: TrendPause | null): unknown {
  const { print, show, gestures } = view;
  const words = print.words.costTrend;
  return html`<figure
    class="chart-figure ${show}"
    part="figure"
    aria-label=${title}
    aria-describedby="takeaway"
  >
    ${renderToolbar(view, pause)}
    <div class="chart" @wheel=${{ handleEvent: gestures.onWheel, passive: false }}>
      <canvas aria-hidden="true"></canvas>
      ${renderChartPlane({
        title,
        role: words.chart,
        looks: `${view.isZoomed ? 'is-zoomed' : ''} ${view.isMoving ? 'is-moving' : ''}`,
        onKey: view.onKey,
        onBlur: view.onBlur,
        gestures,
      })}
      ${view.hasFailed ? html`<p class="chart-error muted">${words.chartFailed}</p>` : nothing}
      ${renderTooltip(view)}
    </div>
    ${renderKey(view)} ${renderHelp(helpOf(view))}
  </figure>`;
}

const helpOf = ({ print, isHelpShown, onHelp }: TrendFigureView) => ({
  title: print.words.costTrend.chartKeys,
  text: print.words.costTrend.chartHelp,
  isShown: isHelpShown,
  onToggle: onHelp,
});

function renderToolbar(view: TrendFigureView, pause: TrendPause | null): TemplateResult {
  const words = view.print.words.costTrend;
  const { isZoomed } = view;
  return html`<div class="toolbar" role="group" aria-label=${words.toolbar} part="toolbar">
    ${renderTool(words.zoomIn, plusIcon(), view.canZoomIn, () => view.onZoom(1))}
    ${renderTool(words.zoomOut, minusIcon(), isZoomed, () => view.onZoom(-1))}
    ${renderTool(words.earlier, chevronStartIcon(), view.canGoEarlier, () => view.onPan(-1))}
    ${renderTool(words.later, chevronIcon(), view.canGoLater, () => view.onPan(1))}
    ${renderTool(words.zoomReset, expandIcon(), isZoomed, view.onReset)}
    <span class="gap"></span>
    ${
      pause
        ? html`<button
            type="button"
            class="icon-button"
            part="pause"
            title=${pause.isPaused ? words.resume : words.pause}
            aria-pressed=${pause.isPaused ? 'true' : 'false'}
            @click=${pause.onPause}
          >
            ${pause.isPaused ? playIcon() : pauseIcon()}
          </button>`
        : nothing
    }
    ${renderHelpButton(helpOf(view))}
  </div>`;
}

/** A tool that has nothing to do stays where it is, and keeps the focus. */
function renderTool(name: string, icon: TemplateResult, canUse: boolean, onUse: () => void): TemplateResult {
  return html`<button
    type="button"
    class="icon-button"
    title=${name}
    aria-label=${name}
    aria-disabled=${canUse ? 'false' : 'true'}
    @click=${() => canUse && onUse()}
  >
    ${icon}
  </button>`;
}

/** Names what is dashed; with panels, their names stand in them. */
function renderKey({ print, show }: TrendFigureView): unknown {
  const isRunning = print.points.at(-1)?.isRunning === true && print.points.length > 1;
  if (!isRunning) return nothing;
  const [measure = 'cost'] = measuresOf(show);
  return html`<p class="key muted" part="key">
    <span class="swatch dashed ${COLOURS[measure]}"></span>${print.words.costTrend.running[print.interval]}
  </p>`;
}

function renderTooltip({ hovered, print, show }: TrendFigureView): unknown {
  if (!hovered) return nothing;
  const { point, anchor, chartWidth } = hovered;
  const order = show === 'requests' ? (['requests', 'cost'] as const) : (['cost', 'requests'] as const);
  return renderChartTooltip({
    anchor,
    chartWidth,
    title: pointName(point, print),
    figure: measureText(point, order[0], print),
    facts: point[order[1]] === null ? [] : [measureText(point, order[1], print)],
  });
}
