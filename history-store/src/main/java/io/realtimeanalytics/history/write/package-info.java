/** Writes points in batches, however long the store takes. */
@NullMarked
package io.realtimeanalytics.history.write;

import org.jspecify.annotations.NullMarked;
