import { HELP, OptionError, readOptions } from './options.js';
import { startServer, type DemoServer } from './server.js';

/** Runs the demo until it is told to stop. */
async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  if (!options) {
    console.log(HELP);
    return;
  }
  const server = await startServer({ ...options, log: (line) => console.log(line) });
  console.log(`spendwire demo at ${server.url}`);
  stopOnSignal(server);
  const summary = await server.finished;
  if (summary !== null) console.log(`${summary} The server stays until Ctrl-C.`);
}

/** The first signal says goodbye, a second one does not wait for it. */
function stopOnSignal(server: DemoServer): void {
  let isStopping = false;
  const stop = () => {
    if (isStopping) process.exit(1);
    isStopping = true;
    void server.close().then(() => process.exit(0));
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

main().catch((error: unknown) => {
  // What a person can mend is said in words; only a fault of ours needs its stack.
  const isTold = error instanceof OptionError || (error instanceof Error && error.cause !== undefined);
  console.error(isTold ? error.message : error);
  process.exitCode = 1;
});
