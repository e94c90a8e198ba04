using Microsoft.CodeAnalysis;

namespace TypedStreaming.Generators.Diagnostics;

/// <summary>
/// The diagnostics for event types, their channels and members, and the use of events. For queries see <see cref="QueryRules"/>, for handlers
/// <see cref="HandlerRules"/>, and for the description of the org <see cref="SchemaRules"/>. If Salesforce's documentation confirms that something is
/// wrong, the diagnostic is an error; if the documentation does not mention it, the diagnostic is a warning. Each diagnostic has a page in
/// <c>docs/rules</c>.
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
