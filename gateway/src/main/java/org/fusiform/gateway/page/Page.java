package org.fusiform.gateway.page;

import java.util.List;
import java.util.function.Function;

/** Part of a list; {@code nextPageToken} asks for what follows, null at the end. */
public record Page<T>(List<T> items, String nextPageToken) {
    public Page {
        items = List.copyOf(items);
    }

    /** The first {@code request.size()} of items that were fetched with one more, to know whether more follow. */
    public static <T> Page<T> of(List<T> fetched, PageRequest request, Function<T, String> position) {
        if (fetched.size() <= request.size()) {
            return new Page<>(fetched, null);
        }
        List<T> items = fetched.subList(0, request.size());
        return new Page<>(items, PageRequest.token(position.apply(items.getLast())));
    }

    public <R> Page<R> map(Function<T, R> view) {
        return new Page<>(items.stream().map(view).toList(), nextPageToken);
    }
}
