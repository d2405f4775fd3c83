package org.fusiform.gateway.access;

import jakarta.enterprise.context.RequestScoped;

/** Who asks, for as long as the request lasts. */
@RequestScoped
public class CurrentCaller {
    private Caller caller;

    void is(Caller caller) {
        this.caller = caller;
    }

    public Caller get() {
        if (caller == null) {
            throw new IllegalStateException("a resource is asked that no filter stands before");
        }
        return caller;
    }

    /** Whose data is asked for. */
    public String project() {
        return get().project();
    }

    boolean known() {
        return caller != null;
    }
}
