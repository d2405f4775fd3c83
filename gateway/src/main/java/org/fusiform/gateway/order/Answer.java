package org.fusiform.gateway.order;

/** What extractors' words on the shards of an order changed. */
public sealed interface Answer {
    String order();

    /** More shards have ended; they may have been the last. */
    record Counted(String order) implements Answer {}

    /** The order can no longer be carried out. */
    record Failed(String order, String reason) implements Answer {}
}
