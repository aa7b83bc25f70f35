import { useEffect, useRef, useState, type FormEvent } from 'react';
import { useAddress } from '../../lib/address.ts';
import { filterQuery, isFiltered } from '../../lib/filter.ts';
import { listLinks, makeLink, type MadeLink, type ShareLink } from './share-api.ts';
import { LinkList, NewLinkText } from './share-links.tsx';
import styles from './share.module.css';

const LIVES = [
  { seconds: 3_600, label: '1 hour' },
  { seconds: 86_400, label: '1 day' },
  { seconds: 604_800, label: '1 week' },
  { seconds: 2_592_000, label: '30 days' },
] as const;
const WEEK_SECONDS = 604_800;

type Props = { readonly site: string; readonly onClose: () => void };

/** Makes and withdraws links that show one site to people without an account. */
export function ShareDialog({ site, onClose }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [links, setLinks] = useState<readonly ShareLink[] | null>(null);
  const [made, setMade] = useState<MadeLink | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => dialog.current?.showModal(), []);
  useEffect(() => {
    let isOld = false;
    const load = async () => {
      const answer = await listLinks(site);
      if (isOld) return;
      if ('data' in answer) setLinks(answer.data);
      else setProblem(answer.problem);
    };
    void load();
    return () => {
      isOld = true;
    };
  }, [site]);
  return (
    <dialog ref={dialog} className={styles.dialog} aria-labelledby="share-title" onClose={onClose}>
      <h2 id="share-title">{`Share ${site}`}</h2>
      <p>
        Whoever has the link sees this site live, and nothing else, until it expires or you withdraw
        it. They need no account and can change nothing.
      </p>
      <LinkForm
        site={site}
        onProblem={setProblem}
        onMade={(link) => {
          setMade(link);
          setLinks([link, ...(links ?? [])]);
        }}
      />
      {problem !== null && (
        <p className={styles.problem} role="alert">
          {problem}
        </p>
      )}
      {made !== null && <NewLinkText key={made.id} link={made} site={site} />}
      <LinkList
        site={site}
        links={links}
        onProblem={setProblem}
        onWithdrawn={(id) => {
          setLinks((known) => known?.filter((link) => link.id !== id) ?? null);
          setMade((link) => (link?.id === id ? null : link));
        }}
      />
      <form method="dialog">
        <button type="submit" className={styles.plain}>
          Close
        </button>
      </form>
    </dialog>
  );
}

type FormProps = {
  readonly site: string;
  readonly onMade: (link: MadeLink) => void;
  readonly onProblem: (problem: string | null) => void;
};

function LinkForm({ site, onMade, onProblem }: FormProps) {
  const { filter } = useAddress();
  const [name, setName] = useState('');
  const [lifeSeconds, setLifeSeconds] = useState<number>(WEEK_SECONDS);
  const [isPartial, setPartial] = useState(isFiltered(filter));
  const [isBusy, setBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    const answer = await makeLink(site, {
      name: name.trim(),
      filter: isPartial ? filterQuery(filter) : '',
      expiresInSeconds: lifeSeconds,
    });
    setBusy(false);
    onProblem('problem' in answer ? answer.problem : null);
    if ('data' in answer) onMade(answer.data);
  };
  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)}>
      <label>
        For whom (only you see this)
        <input
          maxLength={100}
          autoComplete="off"
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
      </label>
      <label>
        Good for
        <select
          value={lifeSeconds}
          onChange={(event) => setLifeSeconds(Number(event.target.value))}
        >
          {LIVES.map(({ seconds, label }) => (
            <option key={seconds} value={seconds}>
              {label}
            </option>
          ))}
        </select>
      </label>
      {isFiltered(filter) && (
        <label className={styles.check}>
          <input
            type="checkbox"
            checked={isPartial}
            onChange={(event) => setPartial(event.target.checked)}
          />
          Only what the filter shows now
        </label>
      )}
      <button type="submit" disabled={isBusy}>
        Create link
      </button>
    </form>
  );
}
