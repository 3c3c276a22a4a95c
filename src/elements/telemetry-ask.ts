import type { Ask } from '../host/resource-controller.js';
import { telemetryResource } from '../store/resource.js';
import type { TelemetryAnswer } from '../wire/telemetry.js';

/** What a widget asks of `dashboard/telemetry`, where its page gives it nothing. */
export const askTelemetry = (
  { src, telemetry }: { readonly src: string | null; readonly telemetry: unknown },
  params: Readonly<Record<string, string>>,
): Ask<TelemetryAnswer> => ({
  query: { resource: telemetryResource, params, ...(src === null ? {} : { src }) },
  given: telemetry,
});
