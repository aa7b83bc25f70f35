/** Definitions of patterns: what they may say, those that are built in, and edits from Kafka. */
@NullMarked
package io.realtimeanalytics.pipeline.pattern.definition;

import org.jspecify.annotations.NullMarked;
