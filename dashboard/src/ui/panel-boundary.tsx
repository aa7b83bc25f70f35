import { Component, type ReactNode } from 'react';
import styles from './panel-boundary.module.css';

type Props = { readonly title: string; readonly children: ReactNode };
type State = { readonly hasFailed: boolean };

/** Keeps a failure inside its panel: the rest of the page stays live. */
export class PanelBoundary extends Component<Props, State> {
  override state: State = { hasFailed: false };

  static getDerivedStateFromError(): State {
    return { hasFailed: true };
  }

  override render(): ReactNode {
    if (!this.state.hasFailed) return this.props.children;
    return (
      <div className={styles.failed} role="alert">
        <p>{`“${this.props.title}” could not be shown. The other panels are not affected.`}</p>
        <button type="button" onClick={() => this.setState({ hasFailed: false })}>
          Try again
        </button>
      </div>
    );
  }
}
