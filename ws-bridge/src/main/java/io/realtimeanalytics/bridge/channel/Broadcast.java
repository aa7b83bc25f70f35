package io.realtimeanalytics.bridge.channel;

/** A frame for all subscribers of a channel; who has it owns one reference to the frame. */
public record Broadcast(String channel, Frame frame) {}
