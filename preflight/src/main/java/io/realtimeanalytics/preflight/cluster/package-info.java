/** The cluster that is asked, the kinds of its objects, and pages of its pods. */
@NullMarked
package io.realtimeanalytics.preflight.cluster;

import org.jspecify.annotations.NullMarked;
