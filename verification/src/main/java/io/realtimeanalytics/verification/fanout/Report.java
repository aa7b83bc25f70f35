package io.realtimeanalytics.verification.fanout;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What was measured, next to what it should be. */
public final class Report {

    private static final String ROW = "%-56s %14s %14s  %s%n";

    private static final double MAX_OTHERS_SHARE = 0.2;

    private final PrintStream out;
    private final List<Line> lines = new ArrayList<>();

    private boolean isDisturbed;

    private record Line(String what, String measured, String wanted, String verdict) {}

    /** An empty report. */
    public Report(PrintStream out) {
        this.out = out;
    }

    /** A figure on the way, which nothing depends on. */
    public void say(String format, Object... values) {
        out.printf(Locale.ROOT, "  " + format + "%n", values);
    }

    /** Who used the processors meanwhile; with others at work nothing is measured. */
    void beside(CpuTime cpu) {
        say("%s", cpu);
        isDisturbed |= cpu.othersShare() > MAX_OTHERS_SHARE;
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

    /** Prints the table; 0 if everything is as it must be, 1 if not, 2 if that cannot be said. */
    public int print() {
        out.printf(ROW, "", "measured", "wanted", "");
        lines.forEach(
                line ->
                        out.printf(
                                ROW, line.what(), line.measured(), line.wanted(), line.verdict()));
        if (isDisturbed) {
            out.println("Void: other programs kept the machine busy.");
            return 2;
        }
        return lines.stream().noneMatch(line -> line.verdict().equals("MISSED")) ? 0 : 1;
    }

    private void add(
            String what, double measured, String wanted, String unit, boolean isMet, String not) {
        lines.add(new Line(what, number(measured, unit), wanted, isMet ? "met" : not));
    }

    private static String number(double value, String unit) {
        return String.format(Locale.ROOT, "%.2f %s", value, unit).strip();
    }
}
