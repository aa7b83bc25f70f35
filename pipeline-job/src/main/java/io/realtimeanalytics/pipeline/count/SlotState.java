package io.realtimeanalytics.pipeline.count;

/**
 * A tally at rest; state. The three arrays run in parallel.
 *
 * @param items names
 * @param counts counts
 * @param amountsMinor values in minor units
 */
public record SlotState(String[] items, long[] counts, long[] amountsMinor) {

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
        return new SlotState(items, counts, amountsMinor);
    }

    Tally toTally() {
        Tally tally = new Tally();
        for (int i = 0; i < items.length; i++) {
            tally.add(items[i], counts[i], amountsMinor[i]);
        }
        return tally;
    }
}
