using TypedStreaming.Generators.Soql.Syntax;

namespace TypedStreaming.Generators.Soql.Checks;

/// <summary>Checks the objects in the <c>FROM</c> clause of a query.</summary>
/// <param name="query">The query.</param>
/// <param name="problems">The list to which problems are added.</param>
internal sealed class EntityRules(Query query, List<QueryProblem> problems)
{
    private const string CustomSuffix = "__c";

    /// <summary>The standard objects that Salesforce's documentation lists for PushTopics.</summary>
    private static readonly HashSet<string> Standard = new(StringComparer.OrdinalIgnoreCase)
    {
        "Account", "Campaign", "Case", "Contact", "ContractLineItem", "Entitlement", "Lead", "LiveChatTranscript", "MessagingSession",
        "Opportunity", "Quote", "QuoteLineItem", "ServiceAppointment", "ServiceContract", "Task", "UserServicePresence", "WorkOrder",
        "WorkOrderLineItem",
    };

    /// <summary>
    /// Returns true if a field name follows the name or the alias of the queried object, as in <c>Account.Name</c>. Such a path is not a
    /// relationship.
    /// </summary>
    public bool IsQualified(FieldPath path) =>
        path.Names.Count == 2
        && query.Entities.Any(e => Is(path.Names[0], e.Name.Field) || (e.Alias is { } alias && Is(path.Names[0], alias)));

    public void Check()
    {
        foreach (var entity in query.Entities.Take(1)) Check(entity);
        foreach (var more in query.Entities.Skip(1))
            problems.Add(new QueryProblem(ProblemKind.Refused, more.Span, $"a PushTopic can query only one object, and '{more.Name}' is a second one"));
    }

    private void Check(Entity entity)
    {
        if (entity.Name.Names.Count > 1)
            problems.Add(new QueryProblem(ProblemKind.Refused, entity.Name.Span, "relationships are not supported; specify only the name of one object after 'FROM'"));
        else if (!Standard.Contains(entity.Name.Field) && !entity.Name.Field.EndsWith(CustomSuffix, StringComparison.OrdinalIgnoreCase))
            Undocumented(entity.Name.Span, $"'{entity.Name}' is neither a custom object (...__c) nor one of the standard objects that the documentation lists");
        if (entity.Alias is { } alias) Undocumented(entity.Span, $"the object has an alias, '{alias}'");
    }

    private void Undocumented(QuerySpan span, string text) => problems.Add(new QueryProblem(ProblemKind.Undocumented, span, text));

    private static bool Is(string name, string other) => string.Equals(name, other, StringComparison.OrdinalIgnoreCase);
}
