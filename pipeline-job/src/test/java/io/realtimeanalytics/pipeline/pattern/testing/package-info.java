/** What the tests of patterns share. */
@NullMarked
package io.realtimeanalytics.pipeline.pattern.testing;

import org.jspecify.annotations.NullMarked;
