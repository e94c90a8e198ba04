using Microsoft.CodeAnalysis;
using TypedStreaming.Generators.Diagnostics;
using TypedStreaming.Generators.Queries;
using TypedStreaming.Generators.Schema;
using TypedStreaming.Generators.Soql;
using TypedStreaming.Generators.Soql.Syntax;

namespace TypedStreaming.Generators.OrgChecks;

/// <summary>
/// Checks that the object and the fields of a query exist in the org, and that the fields in its <c>WHERE</c> clause can be used in a filter.
/// </summary>
/// <param name="text">The text of the query.</param>
/// <param name="schema">The description of the org.</param>
internal sealed class QueryChecks(ConstantText text, OrgSchema schema)
{
    /// <summary>
    /// Returns the object after <c>FROM</c> in a query, or null if the description of the org (its metadata files) does not contain it.
    /// </summary>
    public SchemaObject? ObjectOf(Query query) => query.Entities.Count > 0 ? schema.Find(query.Entities[0].Name.Field) : null;

    public IEnumerable<Diagnostic> Check(Query query)
    {
        if (query.Entities.Count == 0) return [];
        var entity = query.Entities[0].Name;
        if (ObjectOf(query) is { } owner) return Fields(query, owner).Concat(Filters(query, owner));
        return entity.Names.Count == 1 && Coverage.Excludes(schema, entity.Field) ? [NoObject(entity)] : [];
    }

    private IEnumerable<Diagnostic> Fields(Query query, SchemaObject owner)
    {
        foreach (var (name, span) in new QueryFields(query).All().Where(field => owner.Find(field.Name) is null && Coverage.Excludes(owner, field.Name)))
        {
            var meant = FieldSuggestion.For(name, owner);
            var (location, note) = text.LocationOf(span);
            yield return Diagnostic.Create(SchemaRules.NoField, location, QuerySuggestion.Of(meant, span, location), owner.Name, name, DidYouMean.Question(meant), note);
        }
    }

    private IEnumerable<Diagnostic> Filters(Query query, SchemaObject owner)
    {
        foreach (var (name, span) in new QueryFields(query).InCondition())
        {
            if (owner.Find(name) is not { NoFilter: { } reason } field) continue;
            var (location, note) = text.LocationOf(span);
            yield return Diagnostic.Create(SchemaRules.NoFilter, location, field.Name, owner.Name, reason, note);
        }
    }

    private Diagnostic NoObject(FieldPath entity)
    {
        var meant = NearestName.Of(entity.Field, schema.Names);
        var (location, note) = text.LocationOf(entity.Span);
        return Diagnostic.Create(SchemaRules.NoObject, location, QuerySuggestion.Of(meant, entity.Span, location), entity.Field, DidYouMean.Question(meant), note);
    }
}
