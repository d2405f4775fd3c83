package org.fusiform.gateway.idempotency;

import io.smallrye.mutiny.Uni;
import org.hibernate.reactive.mutiny.Mutiny;

/** One try to do what is asked, which has its Idempotency-Key to itself for a while; without a key, nothing of that. */
public final class Attempt {
    private final Asked asked;
    private final String holder;
    private final Answers answers;

    Attempt(Asked asked, String holder, Answers answers) {
        this.asked = asked;
        this.holder = holder;
        this.answers = answers;
    }

    /**
     * First in the transaction that does it: whether that is done already, by a commit of which no word came. A Problem
     * where another try has the key by now.
     */
    public Uni<Boolean> done(Mutiny.Session session) {
        return asked.key() == null ? Uni.createFrom().item(false) : Keys.held(session, asked, holder);
    }

    /** Last in the transaction that does it, so that it is never done without being remembered. */
    public Uni<Void> answered(Mutiny.Session session, Made made) {
        return asked.key() == null
                ? Uni.createFrom().voidItem()
                : Keys.answer(session, asked, holder, answers.stored(made));
    }
}
