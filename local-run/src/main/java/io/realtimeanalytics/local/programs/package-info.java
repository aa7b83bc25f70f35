/** The platform's own programs, started in this process with the classes that a cluster runs. */
@NullMarked
package io.realtimeanalytics.local.programs;

import org.jspecify.annotations.NullMarked;
