/** What the tests of several stages share. */
@NullMarked
package io.realtimeanalytics.pipeline.testing;

import org.jspecify.annotations.NullMarked;
