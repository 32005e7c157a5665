package dev.retort.migrations.changelog.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * How an include of a changelog in YAML or JSON is written: the same text with another file, and without comments and
 * attributes that only that include has.
 */
final class IncludeStyle {

    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}_./][\\p{L}\\p{N}_./@+-]*");
    private static final Pattern COMMENT = Pattern.compile("(?m)^[ \\t]*#[^\\r\\n]*\\r?\\n|[ \\t]+#[^\\r\\n]*");

    private final YamlText text;
    private final Node item;
    private final MappingNode include;

    private IncludeStyle(YamlText text, Node item, MappingNode include) {
        this.text = text;
        this.item = item;
        this.include = include;
    }

    /** The style of the last include among the entries of a changelog; empty when there is none. */
    static Optional<IncludeStyle> of(YamlText text, List<Node> items) {
        for (int index = items.size() - 1; index >= 0; index--) {
            if (items.get(index) instanceof MappingNode item
                    && item.getValue().size() == 1
                    && isKey(item.getValue().get(0), "include")
                    && item.getValue().get(0).getValueNode() instanceof MappingNode include
                    && include.getValue().stream().anyMatch(each -> isKey(each, "file"))) {
                return Optional.of(new IncludeStyle(text, item, include));
            }
        }
        return Optional.empty();
    }

    /** Another include, from its first key or bracket on. */
    String item(RootEntry entry) {
        List<String> attributes = new ArrayList<>();
        for (NodeTuple each : include.getValue()) {
            if (isKey(each, "file")) {
                attributes.add(text.between(text.start(each.getKeyNode()), text.start(each.getValueNode()))
                        + written(entry.path(), each.getValueNode()));
            } else if (isKey(each, "relativeToChangelogFile")) {
                attributes.add(text.between(text.start(each.getKeyNode()), text.end(each.getValueNode())));
            }
        }
        NodeTuple first = include.getValue().get(0);
        NodeTuple last = include.getValue().get(include.getValue().size() - 1);
        String separator = include.getValue().size() == 1
                ? ""
                : text.between(
                        /* start= */ text.end(first.getValueNode()),
                        /* end= */ text.start(include.getValue().get(1).getKeyNode()));
        String head = text.between(text.start(item), text.start(first.getKeyNode()));
        String tail = item instanceof MappingNode mapping && mapping.getFlowStyle() == FlowStyle.BLOCK
                ? text.between(text.end(last.getValueNode()), text.lastEnd(item))
                : text.between(text.end(last.getValueNode()), text.end(item));
        return plain(head) + String.join(plain(separator), attributes) + plain(tail);
    }

    /** The dash before it, in a block. */
    String dash() {
        return plain(text.dash(item));
    }

    private static boolean isKey(NodeTuple tuple, String name) {
        return tuple.getKeyNode() instanceof ScalarNode key && key.getValue().equals(name);
    }

    private static String plain(String between) {
        return COMMENT.matcher(between).replaceAll("");
    }

    private static String written(String path, Node like) {
        ScalarStyle style = like instanceof ScalarNode scalar ? scalar.getScalarStyle() : ScalarStyle.PLAIN;
        return switch (style) {
            case SINGLE_QUOTED -> "'" + path.replace("'", "''") + "'";
            case DOUBLE_QUOTED -> quoted(path);
            default -> scalar(path);
        };
    }

    /** A path in YAML: without quotes where it needs none. */
    static String scalar(String path) {
        return PLAIN.matcher(path).matches() ? path : quoted(path);
    }

    /** A path in double quotes, as JSON and YAML have them. */
    static String quoted(String path) {
        return '"' + path.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
