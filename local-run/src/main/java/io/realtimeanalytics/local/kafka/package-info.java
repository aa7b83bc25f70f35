/** The Kafka broker of the run, and its topics. */
@NullMarked
package io.realtimeanalytics.local.kafka;

import org.jspecify.annotations.NullMarked;
