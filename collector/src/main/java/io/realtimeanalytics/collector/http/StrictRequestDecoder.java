package io.realtimeanalytics.collector.http;

import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpRequestDecoder;

/** Refuses what could be read in two ways, the stuff of request smuggling. */
final class StrictRequestDecoder extends HttpRequestDecoder {

    private static final int MAX_LINE_BYTES = 2_048 + 16;
    private static final int MAX_HEADER_BYTES = 8_192;

    StrictRequestDecoder() {
        super(
                new HttpDecoderConfig()
                        .setMaxInitialLineLength(MAX_LINE_BYTES)
                        .setMaxHeaderSize(MAX_HEADER_BYTES)
                        .setStrictLineParsing(true)
                        .setAllowDuplicateContentLengths(false)
                        .setUseRfc9112TransferEncoding(true));
    }

    @Override
    protected void handleTransferEncodingChunkedWithContentLength(HttpMessage message) {
        throw new IllegalArgumentException("both Transfer-Encoding and Content-Length");
    }
}
