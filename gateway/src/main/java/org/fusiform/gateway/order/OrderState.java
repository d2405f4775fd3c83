package org.fusiform.gateway.order;

/** OPEN until its last shard is stored, one fails, or nobody waits for it any more. */
enum OrderState {
    OPEN,
    DONE,
    FAILED,
    CANCELLED
}
