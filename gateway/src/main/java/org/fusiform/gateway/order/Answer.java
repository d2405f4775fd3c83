package org.fusiform.gateway.order;

/** What an extractor's word on a shard changed. */
public sealed interface Answer {
    /** A word that came before, or on an order that is not known here. */
    record Nothing() implements Answer {}

    /** One shard more has ended; {@code order} may have been the last's. */
    record Counted(String order) implements Answer {}

    /** The order can no longer be carried out. */
    record Failed(String order, String reason) implements Answer {}
}
