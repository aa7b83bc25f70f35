/** The suite for a real cluster: what API server, operators and pods make of the charts. */
@NullMarked
package io.realtimeanalytics.verification.cluster;

import org.jspecify.annotations.NullMarked;
