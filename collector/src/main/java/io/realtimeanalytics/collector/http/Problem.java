package io.realtimeanalytics.collector.http;

/**
 * Why a whole request is refused, as RFC 9457 problem documents with a stable code. Nothing of the
 * request is repeated in them.
 */
public enum Problem {
    /** The bytes are not a well-framed HTTP request. */
    MALFORMED_HTTP(400, "malformed_http", "The request is not well-formed HTTP/1.1."),
    /** Nothing sent. */
    EMPTY_BODY(400, "empty_body", "The request has no body."),
    /** Content-Encoding and bytes disagree. */
    MALFORMED_ENCODING(400, "malformed_encoding", "The body does not match its Content-Encoding."),
    /** Not exactly one strict JSON value. */
    MALFORMED_JSON(400, "malformed_json", "The body is not one strict JSON value in UTF-8."),
    /**
     * JSON that is no event, list of events or envelope, or goes beyond the limits of its shape.
     */
    SHAPE(400, "shape", "The JSON is nested too deep, holds unusable numbers or no events."),
    /** A key that nobody has. */
    UNAUTHORIZED(401, "unauthorized", "The API key is not valid."),
    /** The browser's page may not send for this site. */
    ORIGIN(403, "origin", "This origin may not send events."),
    /** Nothing at this path. */
    NOT_FOUND(404, "not_found", "There is nothing at this address."),
    /** No such site, or not one of this key's. */
    UNKNOWN_SITE(404, "unknown_site", "There is no such site."),
    /** Path exists, method does not. */
    METHOD(405, "method", "This address does not take this method."),
    /** The request did not arrive in time. */
    TIMEOUT(408, "timeout", "The request did not arrive in time."),
    /** Too many bytes, also after decompression, or suspiciously well compressed. */
    BODY_TOO_LARGE(413, "body_too_large", "The body is too large."),
    /** More events than one request may hold. */
    TOO_MANY_EVENTS(413, "too_many_events", "The request holds too many events."),
    /** Address too long. */
    URI_TOO_LONG(414, "uri_too_long", "The address is too long."),
    /** Neither application/json nor text/plain in UTF-8. */
    CONTENT_TYPE(415, "content_type", "Send application/json or text/plain in UTF-8."),
    /** Neither gzip nor identity. */
    CONTENT_ENCODING(415, "content_encoding", "Send the body plain or with gzip."),
    /** Only 100-continue is known. */
    EXPECTATION(417, "expectation", "The expectation cannot be met."),
    /** Headers too large. */
    HEADERS_TOO_LARGE(431, "headers_too_large", "The headers are too large."),
    /** A defect of ours. */
    INTERNAL(500, "internal", "The request could not be handled."),
    /** Kafka did not take the events; send them again with the same ids. */
    UNAVAILABLE(503, "unavailable", "Nothing was promised; send the same events again.");

    private final int status;
    private final String code;
    private final String title;

    Problem(int status, String code, String title) {
        this.status = status;
        this.code = code;
        this.title = title;
    }

    /** Name for programs, part of the API. */
    public String code() {
        return code;
    }

    /** The answer that tells the client. */
    public Response response() {
        String json =
                "{\"title\":\"" + title + "\",\"status\":" + status + ",\"code\":\"" + code + "\"}";
        Response response = Response.of(status, "application/problem+json", json);
        return switch (this) {
            case UNAUTHORIZED -> response.with("WWW-Authenticate", "Bearer");
            case CONTENT_ENCODING -> response.with("Accept-Encoding", "gzip");
            case UNAVAILABLE -> response.with("Retry-After", "1");
            default -> response;
        };
    }
}
