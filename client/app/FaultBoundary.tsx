import { Component, type ReactNode } from 'react';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';

/** A fault of ours shows words instead of a white page. */
export class FaultBoundary extends Component<{ children: ReactNode }, { error: unknown }> {
  override state: { error: unknown } = { error: null };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override render() {
    return this.state.error === null ? this.props.children : <ErrorNotice error={this.state.error} />;
  }
}
