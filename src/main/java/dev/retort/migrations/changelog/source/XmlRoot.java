package dev.retort.migrations.changelog.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A root changelog in XML. */
final class XmlRoot implements RootFormat {

    private static final String NEW = """
            <?xml version="1.0" encoding="UTF-8"?>
            <databaseChangeLog xmlns="http://www.liquibase.org/xml/ns/dbchangelog"
                    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                    xsi:schemaLocation="http://www.liquibase.org/xml/ns/dbchangelog
                        http://www.liquibase.org/xml/ns/dbchangelog/dbchangelog-latest.xsd">
            </databaseChangeLog>
            """;

    /** A comment, CDATA, an instruction, a document type, or a tag with its name and attributes. */
    private static final Pattern TOKEN = Pattern.compile(
            "<!--.*?-->|<!\\[CDATA\\[.*?]]>|<\\?.*?\\?>|<!DOCTYPE[^\\[>]*(?:\\[.*?]\\s*)?>"
                    + "|<(/?)([^\\s/>!?]+)((?:[^>\"']++|\"[^\"]*+\"|'[^']*+')*+)>",
            Pattern.DOTALL);

    private static final Pattern ATTRIBUTE = Pattern.compile("(\\s+([^\\s=]+)\\s*=\\s*)(\"([^\"]*)\"|'([^']*)')");
    private static final Pattern COMMENT_ON_LINE = Pattern.compile("[ \\t]*<!--[^\\r\\n]*?-->");
    private static final Map<String, String> ENTITIES =
            Map.of("&lt;", "<", "&gt;", ">", "&quot;", "\"", "&apos;", "'", "&amp;", "&");

    /** An element of the changelog, with the text of its start tag after the name. */
    private record Element(String name, String attributes, int start, int end) {

        boolean isEmptyTag() {
            return attributes.endsWith("/");
        }

        String localName() {
            return name.substring(name.indexOf(':') + 1);
        }

        String value(String attribute) {
            Matcher each = ATTRIBUTE.matcher(attributes);
            while (each.find()) {
                if (each.group(2).equals(attribute)) {
                    return unescaped(each.group(4) == null ? each.group(5) : each.group(4));
                }
            }
            return null;
        }
    }

    /**
     * The start tag of the changelog and its elements.
     *
     * @param closing where the end tag begins; the end of the start tag when that has no content
     */
    private record Root(Element start, List<Element> children, int closing) {}

    @Override
    public List<RootEntry> entries(String text) {
        return rootOf(text).children().stream()
                .filter(child -> child.localName().matches("include|includeAll"))
                .map(child -> new RootEntry(
                        child.localName().equals("includeAll"),
                        String.valueOf(child.value(child.localName().equals("includeAll") ? "path" : "file")),
                        Boolean.parseBoolean(child.value("relativeToChangelogFile"))))
                .toList();
    }

    @Override
    public String including(String text, RootEntry entry) {
        String whole = text.isBlank() ? NEW : text;
        Root root = rootOf(whole);
        String newline = whole.contains("\r\n") ? "\r\n" : "\n";
        String tag = tag(root, entry);
        if (root.children().isEmpty()) {
            Element start = root.start();
            String head = whole.substring(0, start.end());
            if (start.isEmptyTag()) {
                return head.substring(0, head.lastIndexOf('/')).stripTrailing() + ">" + newline + "    " + tag + newline
                        + "</" + start.name() + ">" + whole.substring(start.end());
            }
            boolean isOneLine = !whole.substring(start.end(), root.closing()).contains("\n");
            return head + newline + "    " + tag + (isOneLine ? newline : "") + whole.substring(start.end());
        }
        Element last = root.children().get(root.children().size() - 1);
        Matcher comment = COMMENT_ON_LINE.matcher(whole).region(last.end(), whole.length());
        int end = comment.lookingAt() ? comment.end() : last.end();
        String before = whole.substring(0, last.start());
        String indent = before.substring(before.lastIndexOf('\n') + 1);
        boolean hasOwnLine = indent.isBlank() && before.contains("\n");
        return whole.substring(0, end) + (hasOwnLine ? newline + indent : "") + tag + whole.substring(end);
    }

    /** The tag, written like the last include. */
    private static String tag(Root root, RootEntry entry) {
        Element like = root.children().stream()
                .filter(child -> child.localName().equals("include"))
                .reduce((one, other) -> other)
                .orElse(null);
        if (like == null || like.value("file") == null) {
            String name = root.start().name();
            return "<" + name.substring(0, name.indexOf(':') + 1) + "include file=\"" + escaped(entry.path(), '"') + '"'
                    + (entry.isRelative() ? " relativeToChangelogFile=\"true\"" : "") + "/>";
        }
        StringBuilder tag = new StringBuilder("<").append(like.name());
        Matcher each = ATTRIBUTE.matcher(like.attributes());
        int end = 0;
        while (each.find()) {
            char quote = each.group(3).charAt(0);
            if (each.group(2).equals("file")) {
                tag.append(each.group(1))
                        .append(quote)
                        .append(escaped(entry.path(), quote))
                        .append(quote);
            } else if (each.group(2).equals("relativeToChangelogFile")) {
                tag.append(each.group());
            }
            end = each.end();
        }
        return tag.append(like.isEmptyTag() ? like.attributes().substring(end) : "/")
                .append('>')
                .toString();
    }

    private static Root rootOf(String text) {
        Element root = null;
        List<Element> children = new ArrayList<>();
        int depth = 0;
        Element child = null;
        Matcher token = TOKEN.matcher(text);
        while (token.find()) {
            if (token.group(2) == null) {
                continue;
            }
            boolean isEnd = !token.group(1).isEmpty();
            Element tag = new Element(token.group(2), token.group(3), token.start(), token.end());
            depth -= isEnd ? 1 : 0;
            if (depth == 0 && root == null) {
                root = tag;
            }
            if (depth == 0 && (isEnd || tag.isEmptyTag())) {
                return new Root(root, List.copyOf(children), isEnd ? tag.start() : tag.end());
            }
            if (depth == 1 && !isEnd) {
                child = tag;
            }
            if (depth == 1 && child != null && (isEnd || tag.isEmptyTag())) {
                children.add(new Element(child.name(), child.attributes(), child.start(), tag.end()));
            }
            depth += isEnd || tag.isEmptyTag() ? 0 : 1;
        }
        throw RootFormat.notExtensible("its XML has no element 'databaseChangeLog'");
    }

    private static String escaped(String text, char quote) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(String.valueOf(quote), quote == '"' ? "&quot;" : "&apos;");
    }

    private static String unescaped(String text) {
        return Pattern.compile("&[a-z]+;")
                .matcher(text)
                .replaceAll(each -> Matcher.quoteReplacement(ENTITIES.getOrDefault(each.group(), each.group())));
    }
}
