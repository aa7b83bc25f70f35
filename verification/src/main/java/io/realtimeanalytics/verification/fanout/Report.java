package io.realtimeanalytics.verification.fanout;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What was measured, next to what it should be. */
public final class Report {

    private static final String ROW = "%-56s %14s %14s  %s%n";

    private final PrintStream out;
    private final List<Line> lines = new ArrayList<>();

    private record Line(String what, String measured, String wanted, String verdict) {}

    /** An empty report. */
    public Report(PrintStream out) {
        this.out = out;
    }

    /** A figure on the way, which nothing depends on. */
    public void say(String format, Object... values) {
        out.printf(Locale.ROOT, "  " + format + "%n", values);
    }

    /** A figure that must not be greater. */
    public void mustNotExceed(String what, double measured, double limit, String unit) {
        add(what, measured, "<= " + number(limit, unit), unit, measured <= limit, "MISSED");
    }

    /** Something that must be so. */
    public void must(String what, boolean isSo) {
        lines.add(new Line(what, isSo ? "yes" : "no", "yes", isSo ? "met" : "MISSED"));
    }

    /** A figure that is hoped to be at least so great. */
    public void hope(String what, double measured, double aim, String unit) {
        add(what, measured, ">= " + number(aim, unit), unit, measured >= aim, "not reached");
    }

    /** Prints the table; whether everything is as it must be. */
    public boolean print() {
        out.printf(ROW, "", "measured", "wanted", "");
        lines.forEach(
                line ->
                        out.printf(
                                ROW, line.what(), line.measured(), line.wanted(), line.verdict()));
        return lines.stream().noneMatch(line -> line.verdict().equals("MISSED"));
    }

    private void add(
            String what, double measured, String wanted, String unit, boolean isMet, String not) {
        lines.add(new Line(what, number(measured, unit), wanted, isMet ? "met" : not));
    }

    private static String number(double value, String unit) {
        return String.format(Locale.ROOT, "%.2f %s", value, unit).strip();
    }
}
