package dev.retort.testing;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.h2.store.fs.FileBaseDefault;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/**
 * A file system for H2, {@code recorded:}, that says before each write which database file is going to be written. The
 * listener is called by the thread that writes and may keep it waiting; the file can be read meanwhile.
 */
public final class RecordingFileSystem extends FilePathWrapper {

    private static volatile Consumer<Path> listener = file -> {};

    public static void install() {
        FilePath.register(new RecordingFileSystem());
    }

    public static void record(Consumer<Path> newListener) {
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

    /** Read without its own lock, which the real file has: else who reads would wait for the listener, too. */
    @SuppressWarnings("UnsynchronizedOverridesSynchronized")
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
        public int read(ByteBuffer target, long position) throws IOException {
            return real.read(target, position);
        }

        @Override
        public int write(ByteBuffer source, long position) throws IOException {
            synchronized (real) {
                listener.accept(file);
                return real.write(source, position);
            }
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
