package dev.retort.migrations.apply;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.AccessDeniedException;
import org.h2.store.fs.FileBaseDefault;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/** A file system for H2, {@code faulty:}, that does what disks do on bad days. Tests run as root, whom no real one refuses. */
public final class FaultyDisk extends FilePathWrapper {

    /** What is the matter with it. */
    public enum Fault {
        NONE,
        FULL,
        FORBIDDEN
    }

    private static volatile Fault fault = Fault.NONE;
    private static volatile long sizeBytes = Long.MAX_VALUE;

    /** From now on every file of it has {@code newFault}. */
    public static void have(Fault newFault) {
        FilePath.register(new FaultyDisk());
        fault = newFault;
        sizeBytes = Long.MAX_VALUE;
    }

    /** From now on no file of it can grow beyond {@code newSizeBytes}. */
    static void haveRoomFor(long newSizeBytes) {
        have(Fault.NONE);
        sizeBytes = newSizeBytes;
    }

    @Override
    public String getScheme() {
        return "faulty";
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        if (fault == Fault.FORBIDDEN) {
            throw new AccessDeniedException(getBase().toString());
        }
        return new FaultyFile(getBase().open(mode));
    }

    private static final class FaultyFile extends FileBaseDefault {

        private final FileChannel real;

        FaultyFile(FileChannel real) {
            this.real = real;
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
            if (fault == Fault.FULL || position + source.remaining() > sizeBytes) {
                throw new IOException("No space left on device");
            }
            return real.write(source, position);
        }

        @Override
        protected void implTruncate(long size) throws IOException {
            real.truncate(size);
        }

        @Override
        public void force(boolean metaData) throws IOException {
            real.force(metaData);
        }

        @Override
        public FileLock tryLock(long position, long size, boolean shared) throws IOException {
            return real.tryLock(position, size, shared);
        }

        @Override
        protected void implCloseChannel() throws IOException {
            real.close();
        }
    }
}
