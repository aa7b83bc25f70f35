/** Sessions: visits of one visitor without a gap of half an hour. */
@NullMarked
package io.realtimeanalytics.pipeline.session;

import org.jspecify.annotations.NullMarked;
