import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { prepareSetting } from './setting.ts';

const setting = prepareSetting();

describe('the script', () => {
  it('stays within 4 KiB compressed', () => {
    expect(gzipSync(setting.script()).length).toBeLessThanOrEqual(4 * 1024);
  });

  it('uses neither cookies nor lasting storage', () => {
    expect(setting.script()).not.toMatch(/cookie|localStorage|indexedDB/);
  });

  it('leaves nothing but its interface in the page', async () => {
    const page = await setting.open();
    expect(page.addedNames).toEqual(['rta']);
  });

  it('does nothing without a site', async () => {
    const page = await setting.open({ tag: {} });
    expect(page.network.requests).toEqual([]);
    expect(page.rta).toBeUndefined();
  });

  it('runs once, however often it is included', async () => {
    const page = await setting.open();
    const first = page.rta;
    page.include(setting.script());
    await setting.wait(1_000);
    expect(page.rta).toBe(first);
    expect(page.network.ofType('page_view')).toHaveLength(1);
  });
});
