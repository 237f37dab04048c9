package io.rastro.demo;

import java.util.Iterator;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Prepares the next element while somebody is busy with the last one. */
final class ReadAhead<T> {

    private final Iterator<T> source;
    private CompletableFuture<@Nullable T> ahead;

    ReadAhead(Iterator<T> source) {
        this.source = source;
        this.ahead = prepare();
    }

    private CompletableFuture<@Nullable T> prepare() {
        return CompletableFuture.supplyAsync(() -> source.hasNext() ? source.next() : null);
    }

    /** Null: there is no more. */
    @Nullable
    T next() {
        T next = ahead.join();
        ahead = prepare();
        return next;
    }
}
