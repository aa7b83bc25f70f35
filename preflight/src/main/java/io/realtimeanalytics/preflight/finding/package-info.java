/** What checks find: a state, its cause and its fix, in plain words. */
@NullMarked
package io.realtimeanalytics.preflight.finding;

import org.jspecify.annotations.NullMarked;
