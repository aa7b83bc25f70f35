package io.realtimeanalytics.bridge.socket;

/**
 * Why the bridge ends a connection.
 *
 * @param code below 4500, except 1002 to 1009, the screen may come back; from 4500 on it may not
 * @param text for people who debug
 */
record CloseReason(int code, String text) {

    static final CloseReason NOT_TEXT = new CloseReason(1003, "only text frames are understood");
    static final CloseReason TOO_BIG = new CloseReason(1009, "message too big");
    static final CloseReason SERVER_ERROR = new CloseReason(1011, "server error");
    static final CloseReason RESTART = new CloseReason(1012, "server restarts");
    static final CloseReason TOKEN_EXPIRED = new CloseReason(4005, "token expired");
    static final CloseReason SLOW = new CloseReason(4008, "too slow");
    static final CloseReason NO_PONG = new CloseReason(4012, "no pong");
    static final CloseReason TOO_MANY = new CloseReason(4013, "too many messages");
    static final CloseReason BAD_TOKEN = new CloseReason(4500, "token not accepted");
    static final CloseReason NOT_SIGNED_IN = new CloseReason(4502, "not signed in");
    static final CloseReason TOO_MANY_CONNECTIONS = new CloseReason(4504, "too many connections");
    static final CloseReason WITHDRAWN = new CloseReason(4507, "access withdrawn");
    static final CloseReason BAD_REQUESTS = new CloseReason(4509, "too many bad requests");
}
