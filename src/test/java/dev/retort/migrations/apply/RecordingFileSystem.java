package dev.retort.migrations.apply;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.h2.store.fs.FileBaseDefault;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/** A file system for H2, {@code recorded:}, that says before each write which file is going to be written. */
public final class RecordingFileSystem extends FilePathWrapper {

    private static volatile Consumer<Path> listener = file -> {};

    static void install() {
        FilePath.register(new RecordingFileSystem());
    }

    static void record(Consumer<Path> newListener) {
        listener = newListener;
    }

    @Override
    public String getScheme() {
        return "recorded";
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        FileChannel real = getBase().open(mode);
        Path file = Path.of(getBase().toString().replaceFirst("^file:", ""));
        return file.toString().endsWith(".mv.db") ? new RecordedFile(real, file) : real;
    }

    private static final class RecordedFile extends FileBaseDefault {

        private final FileChannel real;
        private final Path file;

        RecordedFile(FileChannel real, Path file) {
            this.real = real;
            this.file = file;
        }

        @Override
        public long size() throws IOException {
            return real.size();
        }

        @Override
        public synchronized int read(ByteBuffer target, long position) throws IOException {
            return real.read(target, position);
        }

        @Override
        public synchronized int write(ByteBuffer source, long position) throws IOException {
            listener.accept(file);
            return real.write(source, position);
        }

        @Override
        protected void implTruncate(long size) throws IOException {
            listener.accept(file);
            real.truncate(size);
        }

        @Override
        public void force(boolean metaData) throws IOException {
            real.force(metaData);
        }

        @Override
        public java.nio.channels.FileLock tryLock(long position, long size, boolean shared) throws IOException {
            return real.tryLock(position, size, shared);
        }

        @Override
        protected void implCloseChannel() throws IOException {
            real.close();
        }
    }
}
