/** A collector and a bridge for tests, which do what they are told. */
@NullMarked
package io.realtimeanalytics.canary.testing;

import org.jspecify.annotations.NullMarked;
