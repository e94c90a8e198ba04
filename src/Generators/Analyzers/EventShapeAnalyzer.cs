using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TypedStreaming.Generators.Diagnostics;

namespace TypedStreaming.Generators.Analyzers;

/// <summary>Checks whether a reader can be added to annotated types.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class EventShapeAnalyzer : EventTypeAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        [Rules.NotPartial, Rules.TwoKinds, Rules.UnsupportedType, Rules.OldLanguage];
}
