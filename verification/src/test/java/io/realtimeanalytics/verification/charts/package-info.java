/** What the charts give to the programs. */
@NullMarked
package io.realtimeanalytics.verification.charts;

import org.jspecify.annotations.NullMarked;
