/** Reads a program's configuration from environment variables, listing all problems at once. */
@NullMarked
package io.realtimeanalytics.event.environment;

import org.jspecify.annotations.NullMarked;
