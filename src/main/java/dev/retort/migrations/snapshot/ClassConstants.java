package dev.retort.migrations.snapshot;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Set;

/** The names and texts that a class file mentions, read without loading the class (JVM Specification, 4.4). */
final class ClassConstants {

    private ClassConstants() {}

    /** Of the class of that name, with slashes; empty when there is none. */
    static Set<String> of(ClassLoader loader, String name) {
        try (InputStream file = loader.getResourceAsStream(name + ".class")) {
            return file == null ? Set.of() : read(new DataInputStream(new ByteArrayInputStream(file.readAllBytes())));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static Set<String> read(DataInputStream file) throws IOException {
        Set<String> texts = new HashSet<>();
        file.skipNBytes(8);
        int count = file.readUnsignedShort();
        for (int i = 1; i < count; i++) {
            int tag = file.readUnsignedByte();
            switch (tag) {
                case 1 -> texts.add(file.readUTF());
                case 7, 8, 16, 19, 20 -> file.skipNBytes(2);
                case 15 -> file.skipNBytes(3);
                case 3, 4, 9, 10, 11, 12, 17, 18 -> file.skipNBytes(4);
                case 5, 6 -> {
                    file.skipNBytes(8);
                    i++;
                }
                default -> throw new IOException("constant of the unknown kind " + tag);
            }
        }
        return texts;
    }
}
