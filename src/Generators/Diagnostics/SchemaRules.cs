using Microsoft.CodeAnalysis;

namespace TypedStreaming.Generators.Diagnostics;

/// <summary>
/// The diagnostics for differences between the code and the description of the org (its metadata files), and for metadata files that cannot be used.
/// If the query text and the attribute are in different files, the message of a diagnostic ends with the position of the mistake in the query text.
/// </summary>
internal static class SchemaRules
{
    private const string Org = "TypedStreaming.Org";

    public static readonly DiagnosticDescriptor Unreadable = Rules.Warning(
        "TSE0043", Org, "A file that describes the org cannot be used", "This file {0}: {1}");

    public static readonly DiagnosticDescriptor Contradiction = Rules.Warning(
        "TSE0044",
        Org,
        "Two files define a field differently",
        "The field '{0}' of '{1}' has a different definition in '{2}': {3}; the field is not checked");

    public static readonly DiagnosticDescriptor NoField = Rules.Error(
        "TSE0045", Org, "The org does not contain the field", "The object '{0}' has no field '{1}'{2}{3}");

    public static readonly DiagnosticDescriptor WrongType = Rules.Error(
        "TSE0046", Org, "The member's type does not match the field", "'{0}' of type '{1}' cannot be read from the field '{2}', which is {3}; {4}");

    public static readonly DiagnosticDescriptor MayBeNull = Rules.Warning(
        "TSE0047", Org, "The field may be empty", "'{0}' does not allow null, but the field '{1}' is not required in the org; make the member nullable");

    public static readonly DiagnosticDescriptor OtherValues = Rules.Warning(
        "TSE0048", Org, "The enum does not match the picklist", "The enum '{0}' does not match the picklist '{1}': {2}");

    public static readonly DiagnosticDescriptor NoObject = Rules.Warning(
        "TSE0049", Org, "The org does not contain the object", "The description of the org has no object '{0}'{1}{2}");

    public static readonly DiagnosticDescriptor NoMembers = Rules.Error(
        "TSE0051", "TypedStreaming.Members", "The event type has no members", "'{0}' has no member that can be filled; {1}");

    public static readonly DiagnosticDescriptor NoEvent = Rules.Warning(
        "TSE0050", Org, "The org does not contain the event", "The channel '{0}' needs the object '{1}', which the description of the org does not contain{2}");

    public static readonly DiagnosticDescriptor SimilarField = Rules.Rule(
        "TSE0054", Org, "The field is similar to a documented field", "The documentation of '{0}' has no field '{1}'; did you mean '{2}'?{3}", DiagnosticSeverity.Info);

    public static readonly DiagnosticDescriptor DocumentedType = Rules.Rule(
        "TSE0055",
        Org,
        "The member's type does not match the documented field",
        "'{0}' of type '{1}' cannot be read from the field '{2}', which is {3} in Salesforce's documentation; {4}",
        DiagnosticSeverity.Info);

    public static readonly DiagnosticDescriptor NoFilter = Rules.Warning(
        "TSE0053",
        Org,
        "The field cannot be used in a WHERE clause",
        "The field '{0}' of '{1}' cannot be used in a WHERE clause: {2}; remove the condition, and check the value in your code{3}");
}
