package models;

import java.util.List;
import java.util.stream.Stream;

/** All changes of models that are tried. */
public final class ModelChanges {

    private ModelChanges() {}

    public static List<ModelChange> all() {
        return Stream.of(
                        ColumnCases.all(),
                        TableCases.all(),
                        SequenceCases.all(),
                        KeyCases.all(),
                        RenameCases.all(),
                        ShapeCases.all(),
                        AlikeCases.all(),
                        CollationCases.all(),
                        NamedEnumCases.all(),
                        IdentityCases.all(),
                        KeyOrderCases.all(),
                        InheritanceCases.all(),
                        ValidationCases.all(),
                        QuietCases.all())
                .flatMap(List::stream)
                .toList();
    }
}
