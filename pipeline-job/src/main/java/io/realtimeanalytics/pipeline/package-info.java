/** The live analytics job: read AnalyticsJob first, it is the table of contents. */
@NullMarked
package io.realtimeanalytics.pipeline;

import org.jspecify.annotations.NullMarked;
