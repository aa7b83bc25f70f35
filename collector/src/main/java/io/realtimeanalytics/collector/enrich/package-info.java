/** What the collector adds to an event: times, visitor, device, country, campaign, bot flag. */
@NullMarked
package io.realtimeanalytics.collector.enrich;

import org.jspecify.annotations.NullMarked;
