package dev.retort.testing;

import org.junit.jupiter.api.function.Executable;

/** Has this process taken for a native executable, as {@code ImageMode} asks for it. */
public final class NativeMode {

    /** As GraalVM names it; an executable has the value {@code runtime}. */
    private static final String PROPERTY = "org.graalvm.nativeimage.imagecode";

    static final String OPTION = "-D" + PROPERTY + "=runtime";

    private NativeMode() {}

    /** While {@code work} is done. */
    public static void during(Executable work) {
        System.setProperty(PROPERTY, "runtime");
        try {
            work.execute();
        } catch (RuntimeException | Error failure) {
            throw failure;
        } catch (Throwable failure) {
            throw new IllegalStateException(failure);
        } finally {
            System.clearProperty(PROPERTY);
        }
    }
}
