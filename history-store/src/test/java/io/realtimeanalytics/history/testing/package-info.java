/** What several tests use. */
@NullMarked
package io.realtimeanalytics.history.testing;

import org.jspecify.annotations.NullMarked;
