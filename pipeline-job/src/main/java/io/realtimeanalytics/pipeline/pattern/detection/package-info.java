/**
 * What matchers of all kinds have in common: events in order, and what they say when one matches.
 */
@NullMarked
package io.realtimeanalytics.pipeline.pattern.detection;

import org.jspecify.annotations.NullMarked;
