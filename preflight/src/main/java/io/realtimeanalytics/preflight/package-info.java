/** The program: which checks are made, in what order, and how it ends. */
@NullMarked
package io.realtimeanalytics.preflight;

import org.jspecify.annotations.NullMarked;
