/** Tests of states that only a cluster could be in, on a server that stands in for one. */
@NullMarked
package io.realtimeanalytics.preflight.cluster;

import org.jspecify.annotations.NullMarked;
