package org.fusiform.gateway.project;

/** The tenant whose sets, models and campaigns a request sees. */
public final class Project {
    /** The only one as long as requests carry no identity. */
    public static final String DEFAULT = "default";

    private Project() {}
}
