package dev.retort.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A plot of horizontal bars, one group for each thing measured and one bar in it for each contestant, as SVG. */
final class Bars {

    private static final int LABELS = 210;
    private static final int WIDTH = 430;
    private static final int VALUES = 110;
    private static final int BAR = 16;
    private static final int GAP = 14;
    private static final int HEAD = 56;
    private static final List<String> COLOURS = List.of("#7a8793", "#2563a8", "#c9822b", "#4c8f4a", "#8a5fb0");

    private record Group(String label, List<Double> values) {}

    private final String title;
    private final List<String> series;
    private final List<Group> groups = new ArrayList<>();

    /** @param title with the unit */
    Bars(String title, List<String> series) {
        this.title = title;
        this.series = series;
    }

    /** @param values one for each of the series; null where there is none */
    void add(String label, List<Double> values) {
        groups.add(new Group(label, values));
    }

    String svg() {
        double most = groups.stream()
                .flatMap(group -> group.values().stream())
                .filter(value -> value != null)
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(1);
        int height = HEAD + groups.size() * (series.size() * BAR + GAP) + GAP;
        int width = LABELS + WIDTH + VALUES;
        StringBuilder svg = new StringBuilder();
        svg.append(String.format(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" font-family=\"sans-serif\""
                        + " font-size=\"12\" role=\"img\">%n<title>%s</title>%n<rect width=\"100%%\" height=\"100%%\""
                        + " fill=\"#fff\"/>%n",
                width, height, width, escaped(title)));
        text(svg, 12, 20, "font-size=\"14\" font-weight=\"bold\"", title);
        int x = LABELS;
        for (int i = 0; i < series.size(); i++) {
            rectangle(svg, x, 32, 10, 10, COLOURS.get(i));
            text(svg, x + 15, 41, "", series.get(i));
            x += 30 + 8 * series.get(i).length();
        }
        int y = HEAD;
        for (Group group : groups) {
            text(svg, LABELS - 8, y + series.size() * BAR / 2 + 4, "text-anchor=\"end\"", group.label());
            for (int i = 0; i < group.values().size(); i++) {
                Double value = group.values().get(i);
                if (value != null) {
                    int length = (int) Math.max(1, value / most * WIDTH);
                    rectangle(svg, LABELS, y + i * BAR + 1, length, BAR - 2, COLOURS.get(i));
                    text(svg, LABELS + length + 6, y + i * BAR + 12, "", Figures.three(value));
                }
            }
            y += series.size() * BAR + GAP;
        }
        return svg.append("</svg>\n").toString();
    }

    private static void rectangle(StringBuilder svg, int x, int y, int width, int height, String colour) {
        svg.append(String.format(
                Locale.ROOT,
                "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"%s\"/>%n",
                x,
                y,
                width,
                height,
                colour));
    }

    private static void text(StringBuilder svg, int x, int y, String attributes, String text) {
        svg.append(String.format(
                Locale.ROOT, "<text x=\"%d\" y=\"%d\" fill=\"#222\" %s>%s</text>%n", x, y, attributes, escaped(text)));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }
}
