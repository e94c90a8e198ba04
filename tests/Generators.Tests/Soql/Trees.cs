using CsCheck;
using TypedStreaming.Generators.Soql;
using TypedStreaming.Generators.Soql.Syntax;

namespace TypedStreaming.Generators.Tests.Soql;

/// <summary>Random trees of queries, without positions.</summary>
internal static class Trees
{
    private const int Depth = 3;

    private static readonly QuerySpan Nowhere = new(0, 0);

    private static readonly Gen<string> Name = Gen.OneOf("Id", "Name", "Status__c", "acme__Tier__c", "Order__c", "CreatedDate", "IsClosed", "x", "Limit__c");

    private static readonly Gen<string?> Alias = Gen.OneOf<string?>(null, null, null, "a", "total");

    private static readonly Gen<Operand> Path = Name.List[1, 3].Select(names => (Operand)new FieldPath(names, Nowhere));

    private static readonly Gen<Operand> Text = Gen.OneOf("'a'", "''", "'O\\'Brien'", "'\\\\'", "' LIMIT 5 '", "'(SELECT'", "'日本'", "'\\u00e9\\n'").Select(t => (Operand)Of(LiteralKind.Text, t));

    private static readonly Gen<Operand> Number = Gen.OneOf("0", "-5", "+7", "1000.50", "-0.1").Select(t => (Operand)Of(LiteralKind.Number, t));

    private static readonly Gen<Operand> Other = Gen.OneOf(
        (LiteralKind.Boolean, "TRUE"), (LiteralKind.Boolean, "false"), (LiteralKind.Null, "NULL"), (LiteralKind.RelativeDate, "TODAY"),
        (LiteralKind.RelativeDate, "LAST_N_DAYS:3"), (LiteralKind.RelativeDate, "N_FISCAL_YEARS_AGO:2"), (LiteralKind.Currency, "USD5000"),
        (LiteralKind.Currency, "EUR12.5"), (LiteralKind.Variable, ":name"), (LiteralKind.Variable, ":a.b"), (LiteralKind.Date, "2026-01-31"),
        (LiteralKind.Date, "2026-01-31T12:00:00Z"), (LiteralKind.Date, "2026-01-31T12:00:00.000+01:00"), (LiteralKind.Date, "08:30:00Z"))
        .Select(t => (Operand)Of(t.Item1, t.Item2));

    private static readonly Gen<Operand> Value = Gen.OneOf<Operand>(Text, Number, Other);

    private static readonly Gen<Operand> Call =
        Gen.Select(Gen.OneOf("COUNT", "toLabel", "FIELDS", "DISTANCE"), Gen.OneOf<Operand>(Path, Text, Number).List[0, 3], (name, arguments) => (Operand)new FunctionCall(name, arguments, Nowhere));

    private static readonly Gen<Operand> Values = Value.List[1, 3].Select(values => (Operand)new ValueList(values, Nowhere));

    private static readonly Gen<Clause> OtherClause = Gen.OneOf(
        "LIMIT|5", "OFFSET|10", "ORDER BY|Name DESC NULLS LAST", "GROUP BY|Name", "USING SCOPE|mine", "FOR|VIEW", "FOR|UPDATE", "ALL ROWS|", "WITH|SECURITY_ENFORCED", "HAVING|COUNT ( Id ) > 1")
        .Select(text => new Clause(text.Split('|')[0], TokensOf(text.Split('|')[1]), Nowhere));

    private static readonly Gen<Operand> Typeof = Gen.Const((Operand)new TypeofItem(TokensOf("What WHEN Account THEN Phone ELSE Name"), Nowhere));

    /// <summary>Queries of all forms that the parser knows.</summary>
    public static Gen<Query> Query { get; } = QueryOf(Depth);

    private static Gen<Query> QueryOf(int depth) => Gen.Select(
        Gen.Select(SelectedOf(depth), Alias, (item, alias) => new Selection(item, alias, Nowhere)).List[1, 4],
        Gen.Select(Path, Alias, (path, alias) => new Entity((FieldPath)path, alias, Nowhere)).List[1, 2],
        Gen.OneOf<Condition?>(Gen.Const((Condition?)null), ConditionOf(depth).Select(condition => (Condition?)condition)),
        OtherClause.List[0, 3],
        (selections, entities, where, clauses) => new Query(Nowhere, selections, true, entities, where, clauses, Nowhere));

    private static Gen<Operand> SelectedOf(int depth) =>
        depth == 0 ? Gen.OneOf<Operand>(Path, Call, Typeof) : Gen.OneOf<Operand>(Path, Path, Call, Typeof, NestedOf(depth - 1));

    private static Gen<Operand> NestedOf(int depth) => QueryOf(depth).Select(query => (Operand)new Subquery(query, Nowhere));

    private static Gen<Condition> ConditionOf(int depth) =>
        depth == 0
            ? ComparisonOf(depth)
            : Gen.OneOf<Condition>(ComparisonOf(depth), ComparisonOf(depth), NegationOf(depth - 1), CombinationOf(depth - 1));

    private static Gen<Condition> NegationOf(int depth) => ConditionOf(depth).Select(part => (Condition)new Negation(Nowhere, part, Nowhere));

    private static Gen<Condition> CombinationOf(int depth) =>
        Gen.Select(Gen.OneOf("AND", "OR"), ConditionOf(depth).List[2, 3], (name, parts) => (Condition)new Combination(name, parts, Nowhere));

    private static Gen<Condition> ComparisonOf(int depth) => Gen.OneOf<Condition>(
        Compare(Gen.OneOf("=", "!=", "<>", "<", "<=", ">", ">=", "LIKE"), Gen.OneOf<Operand>(Value, Call)),
        Compare(Gen.OneOf("IN", "NOT IN"), depth == 0 ? Values : Gen.OneOf<Operand>(Values, NestedOf(depth - 1))),
        Compare(Gen.OneOf("INCLUDES", "EXCLUDES"), Values));

    private static Gen<Condition> Compare(Gen<string> names, Gen<Operand> right) =>
        Gen.Select(Gen.OneOf<Operand>(Path, Call), names, right, (left, name, value) => (Condition)new Comparison(left, name, Nowhere, value, Nowhere));

    private static Literal Of(LiteralKind kind, string text) => new Literal(kind, text, Nowhere);

    private static List<Token> TokensOf(string text) => [.. Lexer.Read(text, []).Where(t => t.Kind != TokenKind.End)];
}
