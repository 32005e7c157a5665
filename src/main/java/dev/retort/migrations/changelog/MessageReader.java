package dev.retort.migrations.changelog;

import java.io.Reader;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Finds the message of a revision in its file. Liquibase would trim it, and would put values in the place of
 * {@code ${…}}.
 */
final class MessageReader {

    private MessageReader() {}

    /** The {@code comment} of the first changeset, word for word; empty when there is none. */
    static String read(Reader file) {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(Integer.MAX_VALUE);
        Node root = new Yaml(options).compose(file);
        return child(root, "databaseChangeLog").stream()
                .filter(SequenceNode.class::isInstance)
                .flatMap(list -> ((SequenceNode) list).getValue().stream())
                .flatMap(entry -> child(entry, "changeSet").stream())
                .findFirst()
                .flatMap(changeSet -> child(changeSet, "comment"))
                .filter(ScalarNode.class::isInstance)
                .map(comment -> ((ScalarNode) comment).getValue())
                .orElse("");
    }

    private static Optional<Node> child(Node node, String key) {
        if (!(node instanceof MappingNode mapping)) {
            return Optional.empty();
        }
        return mapping.getValue().stream()
                .filter(tuple -> tuple.getKeyNode() instanceof ScalarNode name
                        && name.getValue().equals(key))
                .map(NodeTuple::getValueNode)
                .findFirst();
    }
}
