package io.meridiem.table;

import io.meridiem.contract.TableName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.apache.spark.sql.catalyst.analysis.UnresolvedFunction;
import org.apache.spark.sql.catalyst.analysis.UnresolvedRelation;
import org.apache.spark.sql.catalyst.analysis.UnresolvedTableValuedFunction;
import org.apache.spark.sql.catalyst.parser.CatalystSqlParser;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.SubqueryAlias;
import org.apache.spark.sql.catalyst.plans.logical.UnresolvedWith;
import scala.PartialFunction;
import scala.jdk.javaapi.CollectionConverters;

/**
 * One SQL statement and the tables it names, found by Spark's own parser. The only class that touches Spark's internal
 * plans: what a model reads, whether a query writes, and where a table's name stands in the text are all asked here.
 */
public final class SqlText {

    /** What a parsed query is made of when it only reads. */
    private static final Set<String> READING = Set.of(
            "Project",
            "Filter",
            "Aggregate",
            "Join",
            "LateralJoin",
            "UnresolvedRelation",
            "UnresolvedWith",
            "SubqueryAlias",
            "UnresolvedSubqueryColumnAliases",
            "Sort",
            "GlobalLimit",
            "LocalLimit",
            "Limit",
            "Offset",
            "Distinct",
            "Union",
            "Except",
            "Intersect",
            "UnresolvedInlineTable",
            "OneRowRelation",
            "OneRowRelation$",
            "WithWindowDefinition",
            "Window",
            "Generate",
            "UnresolvedHaving",
            "Pivot",
            "UnresolvedPivot",
            "Unpivot",
            "Expand",
            "Sample",
            "UnresolvedHint",
            "UnresolvedTableValuedFunction",
            "UnresolvedTVFAliases",
            "LocalRelation",
            "Tail",
            "UnresolvedOrderBy");

    /** A relation as it stands in the text: its name's parts and the characters it covers (end exclusive). */
    private record Reference(List<String> parts, int from, int to) {
        TableName table() {
            // SQL is blind to case, and every table's name is in lower case.
            return new TableName(
                    parts.get(0).toLowerCase(Locale.ROOT), parts.get(1).toLowerCase(Locale.ROOT));
        }
    }

    private final String text;
    private final LogicalPlan plan;
    private final Set<String> kinds = new TreeSet<>();
    private final List<Reference> references = new ArrayList<>();
    private final SortedSet<String> functions = new TreeSet<>();

    private SqlText(String text) {
        this.text = text;
        this.plan = new CatalystSqlParser().parsePlan(text);
        collect(plan);
        references.sort(Comparator.comparingInt(Reference::from));
    }

    /**
     * Parses a statement.
     *
     * @throws org.apache.spark.sql.catalyst.parser.ParseException where the text is no SQL, with line and position
     */
    public static SqlText parse(String text) {
        return new SqlText(text);
    }

    /** The tables of the lakehouse the statement reads, {@code layer.name} each. */
    public SortedSet<TableName> reads() {
        SortedSet<TableName> tables = new TreeSet<>();
        references.stream().filter(one -> one.parts().size() == 2).forEach(one -> tables.add(one.table()));
        return tables;
    }

    /** Names that are neither a table of the lakehouse nor a {@code with} clause's: files, catalogues, strangers. */
    public List<String> strangers() {
        return references.stream()
                .filter(one -> one.parts().size() != 2)
                .map(one -> String.join(".", one.parts()))
                .toList();
    }

    /** The functions it calls, in lower case, however their names are quoted. */
    public SortedSet<String> functions() {
        return functions;
    }

    /**
     * The parts of the statement that are not known to do nothing but read: commands, scripts, statements in a string,
     * and whatever a later Spark may bring. Named by Spark's own word for them; empty for a plain query.
     */
    public List<String> beyondReading() {
        return kinds.stream().filter(kind -> !READING.contains(kind)).toList();
    }

    /** The text with every table's name replaced by the name of the view it is seen through. */
    public String through(Function<TableName, String> view) {
        StringBuilder sql = new StringBuilder(text);
        for (int i = references.size() - 1; i >= 0; i--) {
            Reference one = references.get(i);
            if (one.parts().size() == 2) {
                sql.replace(one.from(), one.to(), view.apply(one.table()));
            }
        }
        return sql.toString();
    }

    private void collectFunctions(LogicalPlan node) {
        if (node instanceof UnresolvedTableValuedFunction called) {
            functions.add(called.name().last().toLowerCase(Locale.ROOT));
        }
        node.expressions().foreach(expression -> {
            expression.foreach(part -> {
                if (part instanceof UnresolvedFunction called) {
                    functions.add(called.nameParts().last().toLowerCase(Locale.ROOT));
                }
                return null;
            });
            return null;
        });
    }

    private void collect(LogicalPlan tree) {
        for (LogicalPlan node : nodes(tree, one -> true)) {
            kinds.add(node.getClass().getSimpleName());
            collectFunctions(node);
        }
        List<String> named = new ArrayList<>();
        for (LogicalPlan node : nodes(tree, one -> one instanceof UnresolvedWith)) {
            ((UnresolvedWith) node).cteRelations().foreach(clause -> {
                named.add(clause._1().toLowerCase(Locale.ROOT));
                collect(((SubqueryAlias) clause._2()).child());
                return null;
            });
        }
        for (LogicalPlan node : nodes(tree, one -> one instanceof UnresolvedRelation)) {
            List<String> parts = CollectionConverters.asJava(((UnresolvedRelation) node).multipartIdentifier());
            int from = (Integer) node.origin().startIndex().get();
            int to = (Integer) node.origin().stopIndex().get() + 1;
            references.add(new Reference(List.copyOf(parts), from, to));
        }
        references.removeIf(one ->
                one.parts().size() == 1 && named.contains(one.parts().get(0).toLowerCase(Locale.ROOT)));
    }

    private static List<LogicalPlan> nodes(LogicalPlan tree, Function<LogicalPlan, Boolean> wanted) {
        PartialFunction<LogicalPlan, LogicalPlan> matching = new scala.runtime.AbstractPartialFunction<>() {
            private static final long serialVersionUID = 1L;

            @Override
            public boolean isDefinedAt(LogicalPlan node) {
                return wanted.apply(node);
            }

            @Override
            public LogicalPlan apply(LogicalPlan node) {
                return node;
            }
        };
        return CollectionConverters.asJava(tree.collectWithSubqueries(matching));
    }
}
