using Microsoft.CodeAnalysis;
using TypedStreaming.Generators.Soql;

namespace TypedStreaming.Generators.Diagnostics;

/// <summary>
/// The diagnostics for the queries of PushTopics. If the query text and the attribute are in different files, the message of a diagnostic ends with
/// the position of the mistake in the query text.
/// </summary>
internal static class QueryRules
{
    private const string Queries = "TypedStreaming.Queries";

    public static readonly DiagnosticDescriptor Refused = Rules.Error(
        "TSE0024", Queries, "The query is not allowed in a PushTopic", "Salesforce refuses this PushTopic query: {0}{1}");

    public static readonly DiagnosticDescriptor WithoutId = Rules.Error(
        "TSE0025", Queries, "The query does not select Id", "The query does not select '{0}', which every PushTopic must select{1}");

    public static readonly DiagnosticDescriptor TooLong = Rules.Error(
        "TSE0026", Queries, "The query is too long", "The query has {0} characters; Salesforce allows at most 1300{1}");

    public static readonly DiagnosticDescriptor Undocumented = Rules.Warning(
        "TSE0027",
        Queries,
        "The query contains an undocumented part",
        "The documentation of PushTopics does not mention this part of the query: {0}{1}");

    public static readonly DiagnosticDescriptor Malformed = Rules.Warning(
        "TSE0028", Queries, "The query is not valid SOQL", "The query cannot be read as SOQL: {0}{1}");

    public static readonly DiagnosticDescriptor MemberNotSelected = Rules.Error(
        "TSE0029", Queries, "The query does not select the field of a member", "'{0}' would never be filled, because the query does not select '{1}'");

    public static readonly DiagnosticDescriptor NoMember = Rules.Rule(
        "TSE0030",
        Queries,
        "A selected field has no member",
        "The query selects '{0}', but '{1}' has no member for this field{2}",
        DiagnosticSeverity.Info);

    public static readonly DiagnosticDescriptor FilterNotSelected = Rules.Error(
        "TSE0031",
        Queries,
        "A field in the filter is not selected",
        "The channel's filter uses '{0}', which the query does not select; Salesforce would refuse the subscription{1}");

    public static DiagnosticDescriptor Of(ProblemKind kind) => kind switch
    {
        ProblemKind.Refused => Refused,
        ProblemKind.WithoutId => WithoutId,
        ProblemKind.TooLong => TooLong,
        ProblemKind.Undocumented => Undocumented,
        _ => Malformed,
    };
}
