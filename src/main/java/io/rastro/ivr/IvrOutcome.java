package io.rastro.ivr;

/** Where a call left the IVR: each call in exactly one way. */
public enum IvrOutcome {
    /** It ended inside the IVR, having reached an end node: self-service. */
    RETAINED,
    /** The caller hung up inside the IVR, before any end node or queue. */
    ABANDONED,
    /** It went on to a service. */
    FORWARDED
}
