package io.realtimeanalytics.collector.intake;

import io.realtimeanalytics.collector.http.Problem;

/** The request as a whole is refused. Carries no stack: it is an answer, not a defect. */
final class RefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final Problem problem;

    RefusedException(Problem problem) {
        super(problem.code(), null, false, false);
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }
}
