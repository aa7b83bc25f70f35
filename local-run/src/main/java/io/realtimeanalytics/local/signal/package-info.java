/** Ctrl-C and its relatives. */
@NullMarked
package io.realtimeanalytics.local.signal;

import org.jspecify.annotations.NullMarked;
