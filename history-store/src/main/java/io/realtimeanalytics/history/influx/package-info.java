/** History in InfluxDB 2: line protocol, buckets, Flux. */
@NullMarked
package io.realtimeanalytics.history.influx;

import org.jspecify.annotations.NullMarked;
