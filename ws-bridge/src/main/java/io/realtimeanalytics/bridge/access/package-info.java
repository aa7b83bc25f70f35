/** Who somebody is, and which sites they may see. */
@NullMarked
package io.realtimeanalytics.bridge.access;

import org.jspecify.annotations.NullMarked;
