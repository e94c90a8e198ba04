using Microsoft.CodeAnalysis;

namespace TypedStreaming.Generators.Diagnostics;

/// <summary>
/// The diagnostics for event types, their channels and members, and the use of events. The diagnostics for queries are in <see cref="QueryRules"/>,
/// those for handlers are in <see cref="HandlerRules"/>, and those for the description of the org are in <see cref="SchemaRules"/>. If Salesforce's
/// documentation shows that the code is wrong, the diagnostic is an error; if the documentation does not cover the case, the diagnostic is a
/// warning. Each diagnostic has a page in <c>docs/rules</c>.
/// </summary>
internal static partial class Rules
{
    internal static DiagnosticDescriptor Error(string id, string category, string title, string message) =>
        Rule(id, category, title, message, DiagnosticSeverity.Error);

    internal static DiagnosticDescriptor Warning(string id, string category, string title, string message) =>
        Rule(id, category, title, message, DiagnosticSeverity.Warning);

    internal static DiagnosticDescriptor Rule(
        string id, string category, string title, string message, DiagnosticSeverity severity, params string[] tags) =>
        new(
            id,
            title,
            message,
            category,
            severity,
            isEnabledByDefault: true,
            helpLinkUri: $"https://github.com/typedstreaming/typedstreaming/blob/main/docs/rules/{id}.md",
            customTags: tags);
}
