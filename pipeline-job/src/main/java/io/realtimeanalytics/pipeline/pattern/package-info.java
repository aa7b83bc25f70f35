/** The patterns job: from events to alerts, by definitions that change while it runs. */
@NullMarked
package io.realtimeanalytics.pipeline.pattern;

import org.jspecify.annotations.NullMarked;
