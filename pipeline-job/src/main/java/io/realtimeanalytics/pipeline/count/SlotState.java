package io.realtimeanalytics.pipeline.count;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A tally at rest; state. The three arrays run in parallel.
 *
 * @param items names
 * @param counts counts
 * @param amountsMinor values in minor units
 * @param changes additions folded in
 * @param digest sum of the hashes of the ids of all events in it
 * @param sketch of the visitors, in tallies of visitors
 */
public record SlotState(
        String[] items,
        long[] counts,
        long[] amountsMinor,
        long changes,
        long digest,
        byte @Nullable [] sketch) {

    static SlotState of(Tally tally) {
        Tally.Row[] rows = tally.rows().toArray(Tally.Row[]::new);
        String[] items = new String[rows.length];
        long[] counts = new long[rows.length];
        long[] amountsMinor = new long[rows.length];
        for (int i = 0; i < rows.length; i++) {
            items[i] = rows[i].item();
            counts[i] = rows[i].count();
            amountsMinor[i] = rows[i].amountMinor();
        }
        return new SlotState(
                items, counts, amountsMinor, tally.changes(), tally.digest(), tally.sketch());
    }

    Tally toTally() {
        List<Tally.Row> rows = new ArrayList<>(items.length);
        for (int i = 0; i < items.length; i++) {
            rows.add(new Tally.Row(items[i], counts[i], amountsMinor[i]));
        }
        Tally tally = sketch == null ? new Tally() : Tally.ofVisitors(sketch);
        tally.restore(rows, changes, digest);
        return tally;
    }
}
