/** Links that show one site to people without an account. */
@NullMarked
package io.realtimeanalytics.bridge.share;

import org.jspecify.annotations.NullMarked;
