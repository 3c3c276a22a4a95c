/** Storage that two books share as two tabs of one browser do; the other tab hears of a change when told. */
export class FakeStorage implements Pick<Storage, 'getItem' | 'setItem'> {
  readonly items = new Map<string, string>();
  writes = 0;
  /** Throws as a full storage does. */
  isFull = false;

  getItem(key: string): string | null {
    return this.items.get(key) ?? null;
  }

  setItem(key: string, value: string): void {
    if (this.isFull) throw new DOMException('full', 'QuotaExceededError');
    this.writes++;
    this.items.set(key, value);
  }

  /** What the browser tells every other tab. */
  tellOthers(): void {
    for (const key of this.items.keys()) dispatchEvent(new StorageEvent('storage', { key }));
  }
}
