const CAMPAIGN = /^(utm_.+|(g|fb|tt|tw)clid|msclkid|li_fat_id)$/;
const MAX_CHARS = 2_000;

/** The address without query and fragment. */
export function withoutQuery(href: string): string {
  return href.replace(/[?#].*/, '').slice(0, MAX_CHARS);
}

/** The address with no query but campaign parameters: the rest may be nobody's business. */
export function campaignAddress({ href, search }: Location): string {
  const kept = [...new URLSearchParams(search)].filter(([name]) => CAMPAIGN.test(name));
  const query = kept.length > 0 ? '?' + String(new URLSearchParams(kept)) : '';
  return (withoutQuery(href) + query).slice(0, MAX_CHARS);
}
