/** Looking at patterns and changing them, from a command line. */
@NullMarked
package io.realtimeanalytics.pipeline.pattern.tool;

import org.jspecify.annotations.NullMarked;
