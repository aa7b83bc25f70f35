/** What several tests need. */
@NullMarked
package io.realtimeanalytics.local.testing;

import org.jspecify.annotations.NullMarked;
