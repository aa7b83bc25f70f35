/** The servers under test, each in a process of its own, and what they use of the machine. */
@NullMarked
package io.realtimeanalytics.verification.fanout.server;

import org.jspecify.annotations.NullMarked;
