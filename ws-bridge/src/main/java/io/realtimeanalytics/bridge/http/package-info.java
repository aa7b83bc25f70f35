/** Plain HTTP on the same port: dashboard files, snapshots as JSON, health and metrics. */
@NullMarked
package io.realtimeanalytics.bridge.http;

import org.jspecify.annotations.NullMarked;
