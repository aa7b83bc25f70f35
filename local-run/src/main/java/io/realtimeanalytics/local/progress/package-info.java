/** How the run goes, seen from the results that come out of it. */
@NullMarked
package io.realtimeanalytics.local.progress;

import org.jspecify.annotations.NullMarked;
