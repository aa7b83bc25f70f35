/** Real parts started in the test's own process, and screens that talk to them. */
@NullMarked
package io.realtimeanalytics.bridge.testing;

import org.jspecify.annotations.NullMarked;
