/** Tests of the whole program's answers. */
@NullMarked
package io.realtimeanalytics.preflight;

import org.jspecify.annotations.NullMarked;
