package dev.retort.migrations.diff;

import dev.retort.migrations.diff.TableChange.CreateTable;
import dev.retort.migrations.diff.TableChange.DropTable;
import dev.retort.migrations.diff.TableChange.RenameTable;
import dev.retort.migrations.diff.TableChange.SetTableParameters;
import dev.retort.migrations.diff.TableChange.SetTableRemarks;

/**
 * Visitor with one method for each kind of change of a whole table. A new kind does not compile until every visitor
 * handles it.
 */
public interface TableChangeVisitor<R> {

    R visit(CreateTable change);

    R visit(DropTable change);

    R visit(RenameTable change);

    R visit(SetTableParameters change);

    R visit(SetTableRemarks change);
}
