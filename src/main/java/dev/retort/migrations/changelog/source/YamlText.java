package dev.retort.migrations.changelog.source;

import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.nodes.CollectionNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;

/** Text in YAML with the places of its nodes. */
record YamlText(String text) {

    /** The parser counts code points. */
    int start(Node node) {
        return text.offsetByCodePoints(0, node.getStartMark().getIndex());
    }

    /** For a block, where the next token begins. */
    int end(Node node) {
        return text.offsetByCodePoints(0, node.getEndMark().getIndex());
    }

    /** The end of the last value in a node. */
    int lastEnd(Node node) {
        if (!(node instanceof CollectionNode<?> collection)
                || collection.getFlowStyle() == FlowStyle.FLOW
                || collection.getValue().isEmpty()) {
            return end(node);
        }
        Object last = collection.getValue().get(collection.getValue().size() - 1);
        return lastEnd(last instanceof NodeTuple tuple ? tuple.getValueNode() : (Node) last);
    }

    String between(int start, int end) {
        return text.substring(start, end);
    }

    String newline() {
        return text.contains("\r\n") ? "\r\n" : "\n";
    }

    /** The text of a line up to a place. */
    String lineUpTo(int place) {
        return text.substring(text.lastIndexOf('\n', place - 1) + 1, place);
    }

    /** White space before a place. */
    String gapBefore(int place) {
        int gap = place;
        while (gap > 0 && Character.isWhitespace(text.charAt(gap - 1))) {
            gap--;
        }
        return text.substring(gap, place);
    }

    /** The dash of an entry in a block, with all that is before and after it on its lines. */
    String dash(Node item) {
        int start = start(item);
        int dash = text.lastIndexOf('-', start - 1);
        return lineUpTo(dash) + text.substring(dash, start);
    }

    /** With lines inserted after the line of a place. */
    String afterLine(int place, String lines) {
        if (place > 0 && text.charAt(place - 1) == '\n') {
            return text.substring(0, place) + lines + newline() + text.substring(place);
        }
        int newline = text.indexOf('\n', place);
        int end = newline < 0 ? text.length() : newline;
        if (end > place && text.charAt(end - 1) == '\r') {
            end--;
        }
        return text.substring(0, end) + newline() + lines + text.substring(end);
    }
}
