import { Component, type ReactNode } from 'react';
import { FaultNotice } from './FaultNotice.tsx';
import { failedParts } from './failedParts.ts';

interface FaultBoundaryProps {
  children: ReactNode;
  /** What is shown within: when it changes, the boundary begins anew. */
  shown?: string;
  /** Whether it surrounds a whole screen. */
  isScreen?: boolean;
  /** What can be read in spite of the fault, such as a text as it is stored. */
  instead?: ReactNode;
}

/**
 * In the place of what it surrounds, a fault shows words and ways out. It takes nothing else along: the session, what
 * waits to be sent, a call and the menu go on.
 */
export class FaultBoundary extends Component<FaultBoundaryProps, { error: unknown }> {
  override state: { error: unknown } = { error: null };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override componentDidUpdate(before: FaultBoundaryProps) {
    if (before.shown !== this.props.shown && this.state.error !== null) this.#again();
  }

  readonly #again = () => {
    failedParts.forget();
    this.setState({ error: null });
  };

  override render() {
    const { error } = this.state;
    if (error === null) return this.props.children;
    return (
      <>
        <FaultNotice error={error} onAgain={this.#again} isScreen={this.props.isScreen ?? false} />
        {this.props.instead}
      </>
    );
  }
}
