/** From detections to alerts that open once and end. */
@NullMarked
package io.realtimeanalytics.pipeline.pattern.lifecycle;

import org.jspecify.annotations.NullMarked;
