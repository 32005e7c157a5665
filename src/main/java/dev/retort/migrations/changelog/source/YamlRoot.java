package dev.retort.migrations.changelog.source;

import dev.retort.migrations.changelog.Reason;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A root changelog in YAML, or in JSON, which Liquibase reads with its parser of YAML.
 *
 * @param isJson whether only JSON may be written
 */
record YamlRoot(boolean isJson) implements RootFormat {

    private static final String LIST = "databaseChangeLog";
    private static final String NEW_JSON = "{\n  \"databaseChangeLog\": []\n}\n";
    private static final Pattern EMPTY_LIST = Pattern.compile("(?m)^(databaseChangeLog:)[ \\t]*\\[[ \\t]*]");

    @Override
    public List<RootEntry> entries(String text) {
        List<RootEntry> entries = new ArrayList<>();
        for (Object entry : valuesOf(text)) {
            if (entry instanceof Map<?, ?> map) {
                addTo(entries, map.get("include"), "file");
                addTo(entries, map.get("includeAll"), "path");
            }
        }
        return entries;
    }

    private static void addTo(List<RootEntry> entries, Object attributes, String path) {
        if (attributes instanceof Map<?, ?> map && map.get(path) != null) {
            entries.add(new RootEntry(
                    path.equals("path"),
                    map.get(path).toString(),
                    Boolean.parseBoolean(String.valueOf(map.get("relativeToChangelogFile")))));
        }
    }

    @Override
    public String including(String text, RootEntry entry) {
        String base = text.isBlank() ? isJson ? NEW_JSON : LIST + ":\n" : text;
        List<?> before = valuesOf(base);
        String longer = inserted(isJson ? base : EMPTY_LIST.matcher(base).replaceFirst("$1"), entry);
        List<?> after = valuesOf(longer);
        boolean isOneMore = after.size() == before.size() + 1
                && after.subList(0, before.size()).equals(before)
                && entries(longer).equals(withLast(entries(base), entry));
        if (!isOneMore) {
            throw RootFormat.notExtensible("its list is written in an unusual way");
        }
        return longer;
    }

    private static List<RootEntry> withLast(List<RootEntry> entries, RootEntry last) {
        List<RootEntry> more = new ArrayList<>(entries);
        more.add(last);
        return more;
    }

    private String inserted(String original, RootEntry entry) {
        YamlText text = new YamlText(original);
        Node list = listOf(original);
        if (!(list instanceof SequenceNode sequence)) {
            return text.afterLine(text.end(list), "  - " + block(entry, "  ", text.newline()));
        }
        List<Node> items = sequence.getValue();
        Optional<IncludeStyle> like = IncludeStyle.of(text, items);
        if (sequence.getFlowStyle() == FlowStyle.BLOCK) {
            Node last = items.get(items.size() - 1);
            String indent = text.dash(last).replaceFirst("(?s)-.*", "");
            String item = like.map(style -> style.dash() + style.item(entry))
                    .orElseGet(() -> indent + "- " + block(entry, indent, text.newline()));
            return text.afterLine(text.lastEnd(last), item);
        }
        return inFlow(text, sequence, like.map(style -> style.item(entry)).orElseGet(() -> flow(entry)));
    }

    private static String inFlow(YamlText text, SequenceNode sequence, String item) {
        List<Node> items = sequence.getValue();
        String whole = text.text();
        if (items.isEmpty()) {
            int open = text.start(sequence) + 1;
            String indent = text.lineUpTo(open).replaceFirst("\\S.*", "");
            String inner =
                    whole.contains("\n") ? text.newline() + indent + "  " + item + text.newline() + indent : item;
            return whole.substring(0, open) + inner + whole.substring(text.end(sequence) - 1);
        }
        Node last = items.get(items.size() - 1);
        int end = text.end(last);
        String gap = text.gapBefore(text.start(last));
        boolean isSpaced = gap.contains("\n") || items.size() > 1;
        String separator = isSpaced ? gap : text.between(text.start(last), end).contains(": ") ? " " : "";
        return whole.substring(0, end) + "," + separator + item + whole.substring(end);
    }

    private static String block(RootEntry entry, String indent, String newline) {
        return "include:" + newline + indent + "    file: " + IncludeStyle.scalar(entry.path())
                + (entry.isRelative() ? newline + indent + "    relativeToChangelogFile: true" : "");
    }

    private static String flow(RootEntry entry) {
        return "{\"include\": {\"file\": " + IncludeStyle.quoted(entry.path())
                + (entry.isRelative() ? ", \"relativeToChangelogFile\": true" : "") + "}}";
    }

    private static List<?> valuesOf(String text) {
        try {
            Object root = new Yaml(new SafeConstructor(options())).load(text);
            Object list = root instanceof Map<?, ?> map ? map.get(LIST) : null;
            return list instanceof List<?> entries ? entries : List.of();
        } catch (YAMLException unreadable) {
            throw RootFormat.notExtensible(Reason.of(unreadable));
        }
    }

    private static Node listOf(String text) {
        Node root = new Yaml(options()).compose(new StringReader(text));
        if (root instanceof MappingNode mapping) {
            for (NodeTuple each : mapping.getValue()) {
                if (each.getKeyNode() instanceof ScalarNode key
                        && key.getValue().equals(LIST)) {
                    return each.getValueNode();
                }
            }
        }
        throw RootFormat.notExtensible("it has no list '" + LIST + "'");
    }

    private static LoaderOptions options() {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(Integer.MAX_VALUE);
        options.setMaxAliasesForCollections(Integer.MAX_VALUE);
        return options;
    }
}
