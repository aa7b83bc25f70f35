/** Findings for people and for programs. */
@NullMarked
package io.realtimeanalytics.preflight.report;

import org.jspecify.annotations.NullMarked;
