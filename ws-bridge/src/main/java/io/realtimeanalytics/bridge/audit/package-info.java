/** Who did what, for the record. */
@NullMarked
package io.realtimeanalytics.bridge.audit;

import org.jspecify.annotations.NullMarked;
