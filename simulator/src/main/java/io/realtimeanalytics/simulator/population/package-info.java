/** Who visits which site, from where, with what and why: sites, catalogues, visitors, entries. */
@NullMarked
package io.realtimeanalytics.simulator.population;

import org.jspecify.annotations.NullMarked;
