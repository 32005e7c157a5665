package dev.retort.migrations.testing;

import dev.retort.migrations.schema.Engine;
import dev.retort.migrations.snapshot.Scratch;
import dev.retort.migrations.snapshot.Scratches;
import java.sql.Connection;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/** Scratch databases that are emptied and used again: a server takes a while to make one. */
final class PooledScratches implements Scratches {

    private final Scratches source;
    private final Deque<Scratch> idle = new ArrayDeque<>();

    PooledScratches(Scratches source) {
        this.source = source;
    }

    @Override
    public Engine engine() {
        return source.engine();
    }

    @Override
    public synchronized Scratch open() {
        return new Borrowed(idle.isEmpty() ? source.open() : idle.pop());
    }

    private final class Borrowed implements Scratch {

        private final Scratch scratch;

        Borrowed(Scratch scratch) {
            this.scratch = scratch;
        }

        @Override
        public Engine engine() {
            return scratch.engine();
        }

        @Override
        public Connection connection() {
            return scratch.connection();
        }

        @Override
        public Set<String> hidden() {
            return scratch.hidden();
        }

        @Override
        public Scratch copy() {
            return scratch.copy();
        }

        @Override
        public void close() {
            scratch.hidden().clear();
            scratch.run(List.of("drop schema public cascade", "create schema public"));
            synchronized (PooledScratches.this) {
                idle.push(scratch);
            }
        }
    }
}
