/** Checks of what a release needs: they hold before an install, and after it. */
@NullMarked
package io.realtimeanalytics.preflight.ready;

import org.jspecify.annotations.NullMarked;
