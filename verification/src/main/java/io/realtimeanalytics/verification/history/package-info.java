/** How fast history is written and read, and what an outage of its store does to the rest. */
@NullMarked
package io.realtimeanalytics.verification.history;

import org.jspecify.annotations.NullMarked;
