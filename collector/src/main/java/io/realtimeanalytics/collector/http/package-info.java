/** HTTP for small requests: strict framing, bounded bodies, deadlines, problem documents. */
@NullMarked
package io.realtimeanalytics.collector.http;

import org.jspecify.annotations.NullMarked;
