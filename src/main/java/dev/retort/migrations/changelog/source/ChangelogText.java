package dev.retort.migrations.changelog.source;

import dev.retort.migrations.MigrationException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** The text of the changelog that includes the revisions. Adding an include keeps every other character. */
final class ChangelogText {

    private static final Pattern ENTRY = Pattern.compile("(?m)^([ \\t]*)- include:");
    private static final Pattern EMPTY_LIST = Pattern.compile("(?m)^(databaseChangeLog:)[ \\t]*\\[[ \\t]*][ \\t]*");

    /** Attributes of {@code includeAll} that do not select files. */
    private static final Set<String> SETTLED = Set.of("path", "relativeToChangelogFile", "errorIfMissingOrEmpty");

    private ChangelogText() {}

    /**
     * The text with one more include at the end; unchanged where the whole folder is included already.
     *
     * @param file path of the revision, relative to the changelog
     * @throws MigrationException when the text is not written as a plain list of includes
     */
    static String including(String text, String file) {
        String folder = file.substring(0, file.lastIndexOf('/'));
        for (Object entry : entriesOf(text)) {
            if (entry instanceof Map<?, ?> map && map.get("includeAll") instanceof Map<?, ?> all && isOf(folder, all)) {
                return text;
            }
        }
        String newline = text.contains("\r\n") ? "\r\n" : "\n";
        String base = EMPTY_LIST.matcher(text).replaceFirst("$1");
        Matcher entries = ENTRY.matcher(base);
        String indent = "  ";
        while (entries.find()) {
            indent = entries.group(1);
        }
        String separator = base.isEmpty() || base.endsWith("\n") ? "" : newline;
        String longer = base + separator + indent + "- include:" + newline + indent + "    file: " + file + newline
                + indent + "    relativeToChangelogFile: true" + newline;
        List<?> before = entriesOf(text);
        List<?> after = entriesOf(longer);
        boolean oneMore = after.size() == before.size() + 1
                && after.subList(0, before.size()).equals(before)
                && after.get(before.size())
                        .equals(Map.of("include", Map.of("file", file, "relativeToChangelogFile", true)));
        if (!oneMore) {
            throw notPlain();
        }
        return longer;
    }

    /**
     * Whether the whole folder is included. Throws where only some of its files are: only Liquibase knows whether the
     * new one is.
     */
    private static boolean isOf(String folder, Map<?, ?> includeAll) {
        String path = String.valueOf(includeAll.get("path")).replaceAll("/+$", "");
        boolean relative = Boolean.TRUE.equals(includeAll.get("relativeToChangelogFile"));
        if (!path.replaceFirst("^\\./", "").equals(folder) && (relative || !path.endsWith("/" + folder))) {
            return false;
        }
        if (!SETTLED.containsAll(includeAll.keySet())) {
            throw notPlain();
        }
        return true;
    }

    private static List<?> entriesOf(String text) {
        try {
            Object root = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
            Object list = root instanceof Map<?, ?> map ? map.get("databaseChangeLog") : null;
            return list instanceof List<?> entries ? entries : List.of();
        } catch (YAMLException unreadable) {
            throw notPlain();
        }
    }

    private static MigrationException notPlain() {
        return new MigrationException(
                "the changelog cannot be extended: it is not a plain list of includes",
                "write it as a list of '- include:' entries with nothing after the list");
    }
}
