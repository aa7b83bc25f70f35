import { useState } from 'react';
import styles from './waiting.module.css';

/** Code to paste, with a button that copies it. */
export function Snippet({ text }: { readonly text: string }) {
  const [isCopied, setIsCopied] = useState(false);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setIsCopied(true);
    } catch {
      // The clipboard may be closed to this page: the text can still be selected.
      setIsCopied(false);
    }
  };
  return (
    <div className={styles.snippet}>
      <code>{text}</code>
      <button type="button" onClick={() => void copy()}>
        {isCopied ? 'Copied' : 'Copy'}
      </button>
    </div>
  );
}
