package io.realtimeanalytics.local.preflight;

import java.util.List;

/** The run cannot start here; nothing has been started. */
public final class RefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    RefusedException(List<String> problems) {
        super(String.join("; ", problems));
        this.problems = List.copyOf(problems);
    }

    /** What is wrong and what to do, in one line each. */
    public List<String> problems() {
        return problems;
    }
}
