/** The collector: takes events over HTTP, enriches them and answers once Kafka holds them. */
@NullMarked
package io.realtimeanalytics.collector;

import org.jspecify.annotations.NullMarked;
