/** The schema registry of the run: a real Apicurio in a process of its own. */
@NullMarked
package io.realtimeanalytics.local.registry;

import org.jspecify.annotations.NullMarked;
