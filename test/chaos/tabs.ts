import { Notices } from '../../src/store/notices.js';
import { TabShare } from '../../src/store/tab-share.js';
import { FakeEnvironment } from '../stream/fake-environment.js';
import { pick, seeded } from '../stream/random.js';
import { FakeTabs, type FakeTab } from '../support/fake-tabs.js';

const TABS = 10;
/** A toast that stood before somebody's eyes for less is shown once more, should its tab end: nobody may have read it. */
const SHOWN_MS = 1_100;
/** A tab hears of an event within this time of another. */
const SPREAD_MS = 2_000;
/** Locks are handed on between the steps. */
const STEP_MS = 250;

/** What a person with many tabs saw. */
export interface SeenInTabs {
  readonly events: number;
  readonly missed: number;
  readonly doubled: number;
  readonly shown: number;
  readonly deaths: number;
}

/**
 * A person goes about ten tabs, leaves some to the browser's cache, closes some and opens others, while each of them
 * hears of each event in its own time; all are played, by the very code that decides which of them shows what.
 */
export async function playTabs(seed: number, events: number): Promise<SeenInTabs> {
  const random = seeded(seed);
  const environment = new FakeEnvironment();
  const browser = new FakeTabs();
  const shown: string[] = [];
  let deaths = 0;
  const open = () => {
    const tab = browser.tab('hidden');
    const notices = new Notices(
      () => undefined,
      (page) => new TabShare('wss://host.example/ws', tab, environment.clock, page),
    );
    notices.show(({ content }) => {
      if (!tab.isDead && 'taskId' in content) shown.push(content.taskId);
    }, environment.clock.now());
    return { tab, notices, isAway: false };
  };
  const tabs = Array.from({ length: TABS }, open);
  const pass = async (ms: number) => {
    environment.advance(ms);
    await environment.settle();
  };
  /** Until everything has been heard, shown, and looked at. */
  const calm = async () => {
    for (let ms = 0; ms < SPREAD_MS + 2 * SHOWN_MS; ms += STEP_MS) await pass(STEP_MS);
  };
  const hear = ({ tab, notices }: { tab: FakeTab; notices: Notices }, id: string) => {
    if (tab.isDead) return;
    notices.add({ kind: 'task-completed', taskId: id }, { id, key: id }, environment.clock.now());
  };
  for (let event = 0; event < events; event += 1) {
    const id = `e${event}`;
    for (const each of tabs) environment.later(random() * SPREAD_MS, () => hear(each, id));
    await pass(random() * SPREAD_MS);
    const chosen = pick(random, tabs);
    const chance = random();
    if (chance < 0.5) {
      // Windows may stand beside each other.
      const isAlone = random() < 0.7;
      for (const { tab, isAway } of tabs) if (isAlone && !isAway && tab !== chosen.tab) tab.turn('hidden');
      if (chosen.isAway) chosen.tab.comeBack();
      else chosen.tab.turn(pick(random, ['focused', 'seen', 'hidden']));
      chosen.isAway = false;
    } else if (chance < 0.6 && !chosen.isAway) {
      await calm();
      chosen.tab.leave();
      chosen.isAway = true;
    } else if (chance < 0.7 && chosen.tab.regard() === 'hidden') {
      await calm();
      browser.kill(chosen.tab);
      tabs[tabs.indexOf(chosen)] = open();
      deaths += 1;
    }
    await environment.settle();
  }
  await calm();
  const [last] = tabs;
  for (const { tab, isAway } of tabs) if (!isAway) tab.turn('hidden');
  if (last?.isAway) last.tab.comeBack();
  else last?.tab.turn('focused');
  await calm();
  const distinct = new Set(shown).size;
  return { events, shown: shown.length, missed: events - distinct, doubled: shown.length - distinct, deaths };
}
